package vn.lienthong.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemRow;

/** Problems as lists show them: what, where, what to do. */
final class ProblemLines {
    private ProblemLines() {}

    static List<Map<String, Object>> of(Wording wording, List<ProblemRow> problems) {
        return problems.stream().map(problem -> line(wording, problem)).toList();
    }

    private static Map<String, Object> line(Wording wording, ProblemRow row) {
        boolean english = "en".equals(wording.texts().lang());
        String number = row.number().map(DossierNumber::value).orElse("");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", new ProblemKey(row.position(), row.index(), row.part()).toString());
        values.put("code", row.problem().code().name());
        values.put("title", wording.get("problem_" + row.problem().code().name()));
        values.put(
                "advice",
                Mask.sentence(english ? row.problem().en() : row.problem().vi()));
        values.put("place", row.problem().place() == null ? "" : row.problem().place());
        values.put("unknownOutcome", row.problem().code() == ProblemCode.DOSSIER_OUTCOME_UNKNOWN);
        values.put("source", row.source());
        values.put("numbered", row.number().isPresent());
        values.put("number", number);
        values.put("dossierLink", wording.dossierLink(number));
        values.put("position", row.position());
        values.put("entryLink", wording.entryLink(row.position()));
        values.put("opened", wording.moment(row.openedAt()));
        values.put("state", row.state().name().toLowerCase(Locale.ROOT));
        values.put("stateText", wording.get("state_" + row.state().name()));
        return values;
    }
}
