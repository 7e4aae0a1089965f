package vn.lienthong.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.access.Access;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Session;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.redeliver.Choice;
import vn.lienthong.redeliver.Order;
import vn.lienthong.redeliver.OrderDesk;
import vn.lienthong.redeliver.Told;
import vn.lienthong.replay.Cause;
import vn.lienthong.replay.Replay;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;

/** {@code /phat-lai}: the replays, and what one of them found, by cause, and the orders to send differences again. No values: examples lead to masked messages. Safe from any thread. */
public final class ReplayPages {
    static final String ADDRESS = "/phat-lai";
    private static final int LISTED = 50;
    private static final int CAUSES = 200;

    private final Runs runs;
    private final OrderDesk desk;
    private final Access access;
    private final Notice notice;

    public ReplayPages(Runs runs, OrderDesk desk, Access access, Clock clock) {
        this.runs = runs;
        this.desk = desk;
        this.access = access;
        this.notice = new Notice(clock);
    }

    /** {@code GET /phat-lai}, and with {@code ?luot=} one run, with {@code ?lenh=} one order; without, the last run. */
    public Page page(String lang, String token, String id, String order, String written) {
        boolean one = id != null && !id.isBlank();
        boolean ordered = order != null && !order.isBlank();
        Optional<Run> asked = one ? runs.find(id) : Optional.empty();
        Optional<Order> found =
                ordered && order.matches("\\d{1,18}") ? desk.book().find(Long.parseLong(order)) : Optional.empty();
        if (one && asked.isEmpty() || ordered && found.isEmpty()) {
            return notice.of(404, lang, "noPage");
        }
        Wording wording = notice.wording(lang);
        String parameter = one ? "luot" : ordered ? "lenh" : "";
        Map<String, Object> values =
                Frame.of(wording, wording.get("replayTitle"), ADDRESS, parameter, one ? id : ordered ? order : "");
        who(values, wording, token, written);
        OrderLines lines = new OrderLines(wording, desk.book());
        List<Order> orders = desk.book().list();
        values.put("anyOrders", !orders.isEmpty());
        values.put("orders", orders.stream().limit(LISTED).map(lines::line).toList());
        values.put("oneOrder", found.stream().map(lines::whole).toList());
        List<Run> all = runs.list();
        values.put("none", all.isEmpty());
        values.put("any", !all.isEmpty());
        values.put(
                "runs",
                all.stream().limit(LISTED).map(run -> line(wording, run)).toList());
        values.put(
                "shown",
                asked.or(() -> all.stream().filter(run -> !ordered).findFirst()).stream()
                        .map(run -> whole(wording, run))
                        .toList());
        return Page.html(200, Templates.render("replay", values));
    }

    /** {@code POST /phat-lai}: a word about an order, of whoever has signed in. */
    public Page decide(Asked asked) {
        String lang = asked.field("lang");
        try {
            return access.admit(asked, Deed.REDELIVER)
                    .fold(session -> decided(asked, lang, session.name()), no -> notice.refused(lang, no));
        } catch (JournalUnavailable e) {
            return notice.refused(lang, Refusals.unavailable(e));
        }
    }

    private Page decided(Asked asked, String lang, String who) {
        String why = asked.field("ly-do");
        String order = asked.field("lenh");
        Told told =
                switch (asked.field("viec")) {
                    case "duyet" -> desk.approve(order, who, why);
                    case "tam-dung" -> desk.pause(order, who, why);
                    case "chay-tiep" -> desk.resume(order, who, why);
                    case "huy" -> desk.cancel(order, who, why);
                    default -> proposed(asked, who, why);
                };
        return told.fold(
                position -> Page.elsewhere(
                        notice.wording(lang).link(ADDRESS, "lenh", order.isEmpty() ? Long.toString(position) : order)),
                no -> notice.refused(lang, no));
    }

    private Told proposed(Asked asked, String who, String why) {
        String rate = asked.field("toc-do");
        return desk.propose(
                asked.field("luot"),
                new Choice(List.of(), List.of(asked.field("nguyen-nhan")), List.of(asked.field("ho-so"))),
                rate.matches("\\d{1,6}") ? Integer.parseInt(rate) : 0,
                who,
                why);
    }

    private void who(Map<String, Object> values, Wording wording, String token, String written) {
        Optional<Session> session = access.find(token == null ? "" : token);
        boolean noted = written != null && written.matches("\\d{1,18}");
        long position = noted ? Long.parseLong(written) : 0;
        values.put("bench", true);
        values.put("signedIn", session.isPresent());
        values.put(
                "mayOrder",
                session.filter(one -> one.person().may(Deed.REDELIVER)).isPresent());
        values.put("operator", session.map(Session::name).orElse(""));
        values.put("formToken", session.map(Session::formToken).orElse(""));
        values.put("written", noted);
        values.put("writtenText", wording.get("written", Long.toString(position)));
        values.put("writtenLink", wording.entryLink(position));
        values.put("pageLink", wording.link(ADDRESS, "", ""));
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
        values.put(
                "identical",
                run.isIdentical()
                        && run.asked().mapping().equals(vn.lienthong.replay.Asked.PINNED)
                        && run.records() > 0);
        // Only what was read with another version can be sent again.
        values.put(
                "orderable",
                run.isDone() && run.different() > 0 && !run.versions().isEmpty());
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
        values.put("choice", (cause.source() + " " + cause.what() + " " + cause.cause()).strip());
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

    private static String asked(Wording wording, vn.lienthong.replay.Asked asked) {
        List<String> said = new ArrayList<>();
        for (String one : List.of(asked.source(), asked.dossier(), asked.from(), asked.to())) {
            if (!one.isEmpty()) {
                said.add(one);
            }
        }
        return said.isEmpty() ? wording.get("replayAll") : String.join(" ", said);
    }
}
