package vn.lienthong.dashboard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.cadence.Skew;
import vn.lienthong.cadence.Verdict;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Remark;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.LanePage;
import vn.lienthong.ledger.LaneState;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.ledger.Totals;

/**
 * The first page: is everything accounted for, who is late, what waits for a person. It only shows; the figures are counted
 * by the ledger's tally (account.md).
 */
record HomeView(
        Wording wording,
        Totals totals,
        List<SourceSight> sources,
        List<LanePage> lanes,
        List<ProblemRow> problems,
        boolean seesProblems) {
    /** The whole page. */
    String page(String query, List<DossierNumber> found) {
        Map<String, Object> values =
                Frame.of(wording, wording.get("homeTitle"), "/", query.isEmpty() ? "" : "q", query);
        values.putAll(figures());
        values.put("live", true);
        values.put("liveLink", wording.link("/", "phan", "bang"));
        values.put("query", query);
        values.put("searched", !query.isEmpty());
        values.put("nothingFound", !query.isEmpty() && found.isEmpty());
        values.put("found", found.stream().map(this::foundLine).toList());
        return Templates.render("home", values);
    }

    /** Of the one source that it holds. */
    String sourcePage(String code) {
        Map<String, Object> values = Frame.of(wording, wording.get("sourceTitle", code), "/nguon/" + code, "", "");
        values.putAll(figures());
        return Templates.render("source", values);
    }

    /** The part that changes by itself; hub.js fetches it and puts it in the place of the old one. */
    String fragment() {
        Map<String, Object> values = Frame.of(wording, "", "/", "", "");
        values.putAll(figures());
        return Templates.render("figures", values);
    }

    private Map<String, Object> figures() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("asOf", wording.moment(wording.now()));
        values.put("dossiers", wording.number(totals.dossiers()));
        values.put("deliveries", wording.number(totals.deliveries()));
        values.put("waiting", wording.number(totals.account().pending()));
        values.put("waitingSteps", wording.number(totals.waitingSteps()));
        values.put("openProblems", wording.number(totals.openProblems()));
        values.put("anyProblems", totals.openProblems() > 0);
        values.put("account", account(totals.account()));
        values.put("sources", sources.stream().map(this::sourceLine).toList());
        values.put("noSources", sources.isEmpty());
        values.put("lanes", lanes.stream().map(this::laneLine).toList());
        values.put("noLanes", lanes.isEmpty());
        values.put("problems", ProblemLines.of(wording, problems));
        values.put("seesProblems", seesProblems);
        values.put("noProblems", problems.isEmpty());
        return values;
    }

    private Map<String, Object> account(Account account) {
        long ended = account.settled() + account.unchanged() + account.stale() + account.problems() + account.pending();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("records", wording.number(account.records()));
        values.put("settled", wording.number(account.settled()));
        values.put("unchanged", wording.number(account.unchanged()));
        values.put("stale", wording.number(account.stale()));
        values.put("problems", wording.number(account.problems()));
        values.put("pending", wording.number(account.pending()));
        values.put("balances", account.balances());
        values.put("gap", wording.number(Math.abs(account.records() - ended)));
        values.put("anyProblems", account.problems() > 0);
        return values;
    }

    private Map<String, Object> laneLine(LanePage lane) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("credential", lane.credential());
        values.put("state", lane.state().word());
        values.put("stateText", wording.get("lane_" + lane.state().word()));
        values.put("away", lane.state() != LaneState.CLOSED);
        values.put("since", wording.moment(lane.since()));
        values.put("until", wording.moment(lane.until()));
        values.put("cause", Mask.sentence(lane.cause()));
        values.put("failed", wording.number(lane.failed()));
        values.put("inFlight", wording.number(lane.inFlight()));
        return values;
    }

    private Map<String, Object> sourceLine(SourceSight source) {
        SourcePage page = source.page();
        Verdict verdict = source.verdict();
        Map<String, Object> values = account(page.account());
        values.put("code", source.code());
        values.put("configured", source.template().isPresent());
        values.put("template", source.template().orElse(""));
        values.put("drift", !source.drift().isEmpty());
        values.put("driftCount", wording.number(source.drift().size()));
        values.put(
                "failedLook",
                source.failedLook().map(this::failedLook).map(List::of).orElse(List.of()));
        values.put(
                "refusedEdit",
                source.refusedEdit().map(this::refusedEdit).map(List::of).orElse(List.of()));
        values.put("state", verdict.state().word());
        values.put("stateText", wording.get("source_" + verdict.state().word()));
        values.put("alarm", verdict.state().isAlarm());
        values.put("stateSentence", wording.choose(verdict.vi(), verdict.en()));
        values.put("clock", clock(source.skew()));
        values.put("anyAbsent", source.absent() > 0);
        values.put("absent", wording.number(source.absent()));
        values.put(
                "remarks",
                new TreeMap<>(source.remarks())
                        .entrySet().stream()
                                // That line stands already, with how many lists it is missing from.
                                .filter(remark -> remark.getKey() != Remark.ABSENT_AT_SOURCE)
                                .map(this::remarkLine)
                                .toList());
        values.put("contact", wording.moment(page.lastContact()));
        values.put("delivery", wording.moment(page.lastDelivery()));
        values.put("event", wording.moment(page.lastEvent()));
        values.put("deliveries", wording.number(page.deliveries()));
        values.put("repeats", wording.number(source.repeats()));
        values.put("openProblems", wording.number(page.openProblems()));
        return values;
    }

    private Map<String, Object> remarkLine(Map.Entry<Remark, Long> remark) {
        return Map.of(
                "code", remark.getKey().name(),
                "text", wording.get("remarkShort_" + remark.getKey()),
                "sentence", wording.get("remark_" + remark.getKey()),
                "dossiers", wording.number(remark.getValue()));
    }

    /** In words, when it is off; nothing otherwise. */
    private List<String> clock(Skew skew) {
        if (!skew.isOff()) {
            return List.of();
        }
        Duration ahead = skew.byAnswers() == null ? skew.byEvents() : skew.byAnswers();
        String key = ahead.isNegative() ? "clockBehind" : "clockAhead";
        return List.of(wording.get(key, wording.number(ahead.abs().toSeconds())));
    }

    private Map<String, Object> refusedEdit(RefusedEdit edit) {
        return Map.of("when", wording.moment(edit.at()), "place", edit.place(), "running", edit.running());
    }

    private Map<String, Object> failedLook(FailedLook look) {
        return Map.of(
                "when", wording.moment(look.at()),
                "code", look.code(),
                "sentence", wording.choose(look.vi(), look.en()),
                "times", wording.number(look.times()));
    }

    private Map<String, Object> foundLine(DossierNumber number) {
        return Map.of("number", number.value(), "link", wording.dossierLink(number.value()));
    }
}
