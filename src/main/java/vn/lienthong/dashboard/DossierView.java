package vn.lienthong.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.DossierPage;

/**
 * The truth about one dossier: what its source said, what we believe, what the portal confirmed. Shows no applicant, no
 * officer and no free text of a source: who may see these is another room's question (guarantee G10).
 */
record DossierView(Wording wording, DossierPage dossier) {
    String page() {
        String number = dossier.number().value();
        Map<String, Object> values = Frame.of(wording, wording.get("dossierTitle", number), "/ho-so", "so", number);
        values.put("query", number);
        values.put("number", number);
        values.put("storyLink", wording.link(StoryView.ADDRESS, "so", number));
        values.put("state", state());
        values.put("stateText", wording.get("dossier_" + state()));
        values.put("said", said());
        values.put("believed", believed());
        values.put("confirmed", confirmed());
        values.put("steps", dossier.steps().stream().map(this::stepLine).toList());
        values.put("noSteps", dossier.steps().isEmpty());
        values.put("problems", ProblemLines.of(wording, dossier.problems()));
        values.put("noProblems", dossier.problems().isEmpty());
        return Templates.render("dossier", values);
    }

    /** In one word: equal, waiting, or stopped by a problem. */
    private String state() {
        return Standing.of(dossier).word();
    }

    private Map<String, Object> said() {
        Instant event = dossier.believed().map(status -> status.event().at()).orElse(null);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", dossier.source());
        values.put("message", message(dossier.origin()));
        values.put("received", wording.moment(dossier.receivedAt().orElse(null)));
        values.put("event", wording.moment(event));
        values.put(
                "times", dossier.believed().map(status -> times(status.times())).orElse(List.of()));
        return values;
    }

    private Map<String, Object> believed() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "status",
                dossier.believed().map(s -> wording.status(s.status())).orElse("–"));
        values.put("statusCode", dossier.believed().map(s -> s.status().code()).orElse(0));
        values.put("message", message(dossier.version()));
        values.put("rows", dossier.believed().map(this::rows).orElse(List.of()));
        values.put(
                "remarks",
                dossier.remarks().stream()
                        .map(remark -> Map.of("code", remark.name(), "sentence", wording.get("remark_" + remark)))
                        .toList());
        values.put("remarked", !dossier.remarks().isEmpty());
        return values;
    }

    private Map<String, Object> confirmed() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("status", dossier.deliveredStatus().map(wording::status).orElse("–"));
        values.put("statusCode", dossier.deliveredStatus().map(MainStatus::code).orElse(0));
        values.put("message", message(dossier.delivered()));
        values.put("at", wording.moment(dossier.deliveredAt().orElse(null)));
        values.put("presence", wording.get("presence_" + dossier.presence().name()));
        values.put("issued", !dossier.issued().number().isEmpty());
        values.put("issuedNumber", dossier.issued().number());
        values.put("issuedId", dossier.issued().id());
        values.put("credential", dossier.credential().orElse(wording.get("noCredential")));
        values.put("outstanding", dossier.nextAttempt().isPresent());
        values.put("next", wording.moment(dossier.nextAttempt().orElse(null)));
        values.put("failed", dossier.attempts() > 0);
        values.put("attempts", wording.number(dossier.attempts()));
        return values;
    }

    private List<Map<String, Object>> rows(DossierStatus status) {
        Agency agency = status.agency();
        Procedure procedure = status.procedure();
        List<Map<String, Object>> rows = new ArrayList<>();
        add(rows, "agency", named(agency.code().value(), agency.name()));
        add(rows, "agencyToday", agency.today() == null ? null : agency.today().value());
        add(
                rows,
                "procedure",
                named(procedure.code() == null ? procedure.localCode() : procedure.code(), procedure.name()));
        add(rows, "sector", named(procedure.sectorCode(), procedure.sectorName()));
        add(rows, "subStatus", status.subStatus());
        add(rows, "otherNumber", status.otherNumber());
        add(
                rows,
                "channel",
                status.channel() == null
                        ? null
                        : wording.get("channel_" + status.channel().name()));
        return rows;
    }

    private List<Map<String, Object>> times(Times times) {
        List<Map<String, Object>> rows = new ArrayList<>();
        addTime(rows, "timeSubmitted", times.submitted());
        addTime(rows, "timeReceived", times.received());
        addTime(rows, "timeDue", times.due());
        addTime(rows, "timeFinished", times.finished());
        addTime(rows, "timeReturned", times.returned());
        addTime(rows, "timeRefused", times.refused());
        return rows;
    }

    private void addTime(List<Map<String, Object>> rows, String key, Moment moment) {
        if (moment != null) {
            rows.add(Map.of(
                    "label", wording.get(key),
                    "value", wording.time(moment.at()),
                    "text", Mask.sentence(moment.text())));
        }
    }

    private void add(List<Map<String, Object>> rows, String key, String value) {
        if (value != null && !value.isBlank()) {
            rows.add(Map.of("label", wording.get(key), "value", Mask.sentence(value)));
        }
    }

    private static String named(String code, String name) {
        if (code == null || name == null) {
            return code == null ? name : code;
        }
        return code + " · " + name;
    }

    /** A place in the journal as a link; a version of none has no link. */
    private Map<String, Object> message(Version version) {
        return Map.of(
                "known",
                version.position() > 0,
                "position",
                version.position(),
                "record",
                version.index() + 1,
                "link",
                wording.entryLink(version.position()));
    }

    private Map<String, Object> stepLine(DossierPage.StepLine line) {
        Step step = line.step();
        String content = step.derived() ? step.content() : Mask.MASKED;
        String department = step.department() == null ? "" : Mask.sentence(step.department());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ordinal", line.ordinal());
        values.put("at", wording.moment(step.at()));
        values.put("status", wording.status(step.status()));
        values.put("content", content == null ? Mask.MASKED : content);
        values.put("department", department);
        values.put("derived", step.derived());
        values.put("message", message(line.origin()));
        values.put("state", line.state().name().toLowerCase(Locale.ROOT));
        values.put("stateText", wording.get("step_" + line.state().name()));
        values.put("ended", wording.moment(line.endedAt().orElse(null)));
        return values;
    }
}
