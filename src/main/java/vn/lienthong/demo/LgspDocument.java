package vn.lienthong.demo;

import static vn.lienthong.demo.Dates.FALSE_Z;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MSyncDocument as the OpenCPS converter writes it, with its faults (domain.md 6.1): a placeholder for SuccessDate, the
 * due date in ReturnedDate while nothing is returned, local time marked Z, Status 1 for all but "releasing".
 */
final class LgspDocument {
    private static final String PLACEHOLDER = "0000-00-00T00:00:00.000+0700";
    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final String shape = Shapes.text("lgsp-document.xml").replace(PROLOGUE, "");

    /** One document alone, or several in {@code <MSyncDocuments>}. */
    String write(List<Snapshot> snapshots) {
        if (snapshots.size() == 1) {
            return PROLOGUE + one(snapshots.get(0));
        }
        StringBuilder xml = new StringBuilder(PROLOGUE).append("<MSyncDocuments>\n");
        snapshots.forEach(snapshot -> xml.append(one(snapshot)));
        return xml.append("</MSyncDocuments>\n").toString();
    }

    /** True when the format says which status this is: releasing (9) or returned (10). */
    static boolean derivable(Snapshot snapshot) {
        return snapshot.status() == 9 || snapshot.status() == 10;
    }

    private String one(Snapshot snapshot) {
        String xml = shape;
        for (Map.Entry<String, String> field : fields(snapshot).entrySet()) {
            String name = field.getKey();
            String filled = "<" + name + ">" + escaped(field.getValue()) + "</" + name + ">";
            xml = xml.replaceFirst(
                    "<" + name + ">[^<]*</" + name + ">", java.util.regex.Matcher.quoteReplacement(filled));
        }
        return xml;
    }

    private static Map<String, String> fields(Snapshot snapshot) {
        Life life = snapshot.life();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("DocTypeCode", life.procedure().code());
        fields.put("DocTypeName", life.procedure().name());
        fields.put("DocCode", snapshot.number());
        fields.put("CitizenName", life.applicant().name());
        fields.put("ApplicantsId", life.applicant().idNumber());
        fields.put("ApplicantsType", life.applicant().company() ? "2" : "1");
        fields.put("Address", life.applicant().address());
        fields.put("Email", life.applicant().email());
        fields.put("Phone", life.applicant().phone());
        fields.put("Compendium", life.procedure().name());
        fields.put("ProcessingOrganName", life.agency().name());
        fields.put("OrganInchargeIdLevel1", life.agency().code());
        fields.put("OrganInchargeName", life.agency().name());
        state(fields, snapshot);
        return fields;
    }

    private static void state(Map<String, String> fields, Snapshot snapshot) {
        boolean releasing = snapshot.status() == 9;
        fields.put("DateReceived", FALSE_Z.write(snapshot.received()));
        fields.put("DateAppointed", FALSE_Z.due(snapshot));
        fields.put("IsSuccess", String.valueOf(releasing));
        fields.put("SuccessDate", snapshot.finished().map(FALSE_Z::write).orElse(PLACEHOLDER));
        fields.put("IsReturned", String.valueOf(snapshot.returned().isPresent()));
        fields.put("ReturnedDate", snapshot.returned().map(FALSE_Z::write).orElse(FALSE_Z.due(snapshot)));
        fields.put("Status", snapshot.flaw() == Flaw.UNKNOWN_STATUS ? "7" : releasing ? "2" : "1");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
