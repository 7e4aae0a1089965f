package vn.lienthong.dashboard;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Session;
import vn.lienthong.audit.Check;
import vn.lienthong.audit.Export;
import vn.lienthong.audit.Exports;
import vn.lienthong.audit.State;

/** The audit workspace for one reader: verdicts in words, progress, and what waits to be fetched. */
record AuditView(Wording wording, Optional<Session> session, Exports exports) {
    private static final int SHOWN = 20;

    Map<String, Object> all(List<Check> checks, List<Export> taken, String dossier) {
        Map<String, Object> values = frame("", "", false);
        values.put("whole", true);
        values.put("dossier", dossier == null ? "" : dossier.strip());
        Optional<Check> latest =
                checks.stream().filter(one -> one.state() == State.DONE).findFirst();
        values.put("check", latest.map(this::check).map(List::of).orElse(List.of()));
        values.put("neverChecked", checks.isEmpty());
        values.put("checks", checks.stream().limit(SHOWN).map(this::check).toList());
        values.put("export", List.of());
        values.put("neverExported", taken.isEmpty());
        values.put("exports", taken.stream().limit(SHOWN).map(this::export).toList());
        return values;
    }

    Map<String, Object> oneCheck(Check check) {
        Map<String, Object> values = frame("kiem", check.id(), check.state() == State.RUNNING);
        values.put("whole", false);
        values.put("check", List.of(check(check)));
        values.put("export", List.of());
        return values;
    }

    Map<String, Object> oneExport(Export export) {
        Map<String, Object> values = frame("xuat", export.id(), export.state() == State.RUNNING);
        values.put("whole", false);
        values.put("check", List.of());
        values.put("export", List.of(export(export)));
        return values;
    }

    private Map<String, Object> frame(String parameter, String value, boolean runs) {
        Map<String, Object> values = Frame.of(wording, wording.get("auditTitle"), AuditPages.ADDRESS, parameter, value);
        values.put("bench", true);
        values.put("settling", runs);
        values.put("signedIn", session.isPresent());
        values.put("may", session.filter(one -> one.person().may(Deed.EXPORT)).isPresent());
        values.put("operator", session.map(Session::name).orElse(""));
        values.put("formToken", session.map(Session::formToken).orElse(""));
        values.put("backLink", wording.link(AuditPages.ADDRESS, "", ""));
        return values;
    }

    private Map<String, Object> check(Check check) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", check.id());
        values.put("link", wording.link(AuditPages.ADDRESS, "kiem", check.id()));
        values.put("who", check.who());
        values.put("why", check.why());
        values.put("state", check.state().name());
        values.put("stateText", wording.get("audit_" + check.state().name()));
        values.put("runs", check.state() == State.RUNNING);
        values.put("begun", moment(check.begun()));
        values.put("range", range(check));
        values.put("position", wording.number(check.position()));
        values.put("percent", percent(check.position() - check.from() + 1, end(check) - check.from() + 1));
        values.put("failure", check.failure());
        values.put("failed", check.state() == State.FAILED);
        values.put("trust", trust(check));
        values.put("verdict", check.verdict() == null ? List.of() : List.of(verdict(check.verdict())));
        values.put("verdictText", check.verdict() == null ? "" : sentence(check.verdict()));
        values.put("fine", check.verdict() != null && check.verdict().intact() && isNotWrong(check.verdict()));
        values.put("wrong", check.verdict() != null && !(check.verdict().intact() && isNotWrong(check.verdict())));
        return values;
    }

    private static boolean isNotWrong(Check.Verdict verdict) {
        return verdict.complete() || verdict.findings().isEmpty();
    }

    /** What is wished, for progress; where the end is wished, the journal's at the start is not known here. */
    private static long end(Check check) {
        return check.verdict() != null ? check.verdict().to() : check.to();
    }

    private static int percent(long done, long all) {
        return all <= 0 ? 0 : (int) Math.max(0, Math.min(100, done * 100 / all));
    }

    private String range(Check check) {
        long to = end(check);
        return wording.number(check.from()) + " – " + (to == 0 ? wording.get("auditEnd") : wording.number(to));
    }

    private String trust(Check check) {
        String said = wording.get(check.key() ? "auditKeyGiven" : "auditKeyOwn");
        return check.notes() == 0 ? said : said + " " + wording.get("auditNotes", wording.number(check.notes()));
    }

    private Map<String, Object> verdict(Check.Verdict said) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean known = said.compared() > 0 || !said.findings().isEmpty();
        values.put("intact", said.intact());
        values.put("intactText", wording.get(said.intact() ? "auditIntact" : "auditBroken"));
        values.put("complete", said.complete() ? "yes" : known ? "no" : "unknown");
        values.put("isComplete", said.complete());
        values.put("isIncomplete", !said.complete() && known);
        values.put(
                "completeText",
                wording.get(said.complete() ? "auditComplete" : known ? "auditIncomplete" : "auditUnknown"));
        values.put(
                "covered",
                wording.get("auditCovered", wording.number(said.covered()), wording.number(said.compared())));
        values.put("isCovered", said.covered() > 0);
        values.put("coveredAt", moment(said.coveredAt()));
        values.put("root", said.root());
        values.put("exposed", wording.number(said.exposed()));
        values.put("isExposed", said.exposed() > 0);
        values.put("last", wording.number(said.last()));
        values.put("outside", wording.number(said.outside()));
        values.put("isOutside", said.outside() > 0);
        values.put(
                "witnesses",
                said.witnesses().isEmpty() ? wording.get("auditNotesOnly") : String.join(", ", said.witnesses()));
        values.put("isExposedWhole", said.outside() == 0);
        values.put(
                "findings",
                said.findings().stream()
                        .map(one -> Map.of(
                                "flaw", one.getOrDefault("flaw", ""),
                                "sentence", wording.choose(one.getOrDefault("vi", ""), one.getOrDefault("en", ""))))
                        .toList());
        return values;
    }

    private String sentence(Check.Verdict said) {
        return wording.get(said.intact() ? "auditIntact" : "auditBroken") + " · "
                + wording.get(
                        said.complete()
                                ? "auditComplete"
                                : said.compared() > 0 || !said.findings().isEmpty()
                                        ? "auditIncomplete"
                                        : "auditUnknown");
    }

    private Map<String, Object> export(Export export) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", export.id());
        values.put("link", wording.link(AuditPages.ADDRESS, "xuat", export.id()));
        values.put("who", export.who());
        values.put("why", export.why());
        values.put("what", export.what());
        values.put("state", export.state().name());
        values.put("stateText", wording.get("audit_" + export.state().name()));
        values.put("runs", export.state() == State.RUNNING);
        values.put("failed", export.state() == State.FAILED);
        values.put(
                "failure",
                wording.choose(export.failure().vi(), export.failure().en()));
        values.put("done", export.state() == State.DONE);
        values.put("begun", moment(export.begun()));
        values.put("messages", wording.number(export.messages()));
        values.put("bytes", wording.number(export.bytes()));
        values.put("size", wording.number(export.size()));
        values.put("entry", wording.number(export.entry()));
        values.put("entryLink", wording.entryLink(export.entry()));
        values.put("position", wording.number(export.position()));
        values.put("percent", percent(export.position(), export.last()));
        values.put(
                "waits", session.map(one -> exports.waits(export, one.name())).orElse(false));
        return values;
    }

    private Map<String, Object> moment(String at) {
        return wording.moment(at.isEmpty() ? null : Instant.parse(at));
    }
}
