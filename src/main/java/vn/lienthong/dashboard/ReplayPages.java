package vn.lienthong.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.replay.Asked;
import vn.lienthong.replay.Cause;
import vn.lienthong.replay.Replay;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;

/** {@code /phat-lai}: the replays, and what one of them found, by cause. No values: examples lead to masked messages. Safe from any thread. */
public final class ReplayPages {
    static final String ADDRESS = "/phat-lai";
    private static final int LISTED = 50;
    private static final int CAUSES = 200;

    private final Runs runs;
    private final Notice notice;

    public ReplayPages(Runs runs, Clock clock) {
        this.runs = runs;
        this.notice = new Notice(clock);
    }

    /** {@code GET /phat-lai}, and with {@code ?luot=} one run; without, the last one. */
    public Page page(String lang, String id) {
        boolean one = id != null && !id.isBlank();
        Optional<Run> asked = one ? runs.find(id) : Optional.empty();
        if (one && asked.isEmpty()) {
            return notice.of(404, lang, "noPage");
        }
        Wording wording = notice.wording(lang);
        Map<String, Object> values =
                Frame.of(wording, wording.get("replayTitle"), ADDRESS, one ? "luot" : "", one ? id : "");
        List<Run> all = runs.list();
        values.put("none", all.isEmpty());
        values.put("any", !all.isEmpty());
        values.put(
                "runs",
                all.stream().limit(LISTED).map(run -> line(wording, run)).toList());
        values.put(
                "shown",
                asked.or(() -> all.stream().findFirst()).stream()
                        .map(run -> whole(wording, run))
                        .toList());
        return Page.html(200, Templates.render("replay", values));
    }

    private Map<String, Object> line(Wording wording, Run run) {
        Map<String, Object> values = new LinkedHashMap<>();
        String state = state(run);
        values.put("id", run.asked().id());
        values.put("link", wording.link(ADDRESS, "luot", run.asked().id()));
        values.put("state", state);
        values.put("stateText", wording.get("replay_" + state));
        values.put("asked", asked(wording, run.asked()));
        values.put("mapping", run.asked().mapping());
        values.put("read", wording.number(run.deliveries()) + " / " + wording.number(run.total()));
        values.put("records", wording.number(run.records()));
        values.put("different", wording.number(run.different()));
        return values;
    }

    private Map<String, Object> whole(Wording wording, Run run) {
        Map<String, Object> values = line(wording, run);
        values.put("at", wording.moment(Instant.parse(run.at())));
        values.put("versions", run.versions().isEmpty() ? "" : run.versions().toString());
        values.put("identical", run.isIdentical() && run.asked().mapping().equals(Asked.PINNED) && run.records() > 0);
        values.put("anyCauses", !run.causes().isEmpty());
        values.put(
                "causes",
                run.causes().stream()
                        .limit(CAUSES)
                        .map(cause -> cause(wording, cause))
                        .toList());
        return values;
    }

    private static Map<String, Object> cause(Wording wording, Cause cause) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("count", wording.number(cause.count()));
        values.put("source", cause.source());
        values.put("what", cause.what());
        values.put("whatText", wording.get("replay_" + cause.what()));
        values.put("cause", cause.cause());
        values.put("place", cause.place());
        values.put(
                "examples",
                cause.at().stream()
                        .map(at -> Map.of("at", at, "link", wording.entryLink(position(at))))
                        .toList());
        return values;
    }

    /** Of {@code position:index}, or of a position alone. */
    private static long position(String at) {
        return Long.parseLong(at.split(":", 2)[0]);
    }

    private String state(Run run) {
        boolean left = run.state() == Run.State.RUNNING && !Replay.isGoing(runs, run);
        return left ? "LEFT" : run.state().name();
    }

    private static String asked(Wording wording, Asked asked) {
        List<String> said = new ArrayList<>();
        for (String one : List.of(asked.source(), asked.dossier(), asked.from(), asked.to())) {
            if (!one.isEmpty()) {
                said.add(one);
            }
        }
        return said.isEmpty() ? wording.get("replayAll") : String.join(" ", said);
    }
}
