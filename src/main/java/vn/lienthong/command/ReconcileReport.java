package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.reconcile.SourceSide;

/** A reconciliation that has ended, in words. */
final class ReconcileReport {
    private static final int MOST = 100;

    private ReconcileReport() {}

    static void print(JsonNode job, boolean agrees, CommonOptions options, PrintWriter out) {
        JsonNode why = job.path("setbacks");
        boolean failed = job.path("phase").asText().equals("FAILED");
        if (failed) {
            out.println(why.path("code").asText() + "  "
                    + options.say(why.path("vi").asText(), why.path("en").asText()) + "  ("
                    + why.path("place").asText()
                    + ")");
        }
        JsonNode source = job.path("source");
        SourceSide.How how = SourceSide.How.valueOf(source.path("how").asText());
        out.println(options.say("với nguồn: ", "with the source: ") + options.say(how.vi(), how.en()) + ", "
                + source.path("said").asLong() + options.say(" hồ sơ", " dossiers") + trouble(source));
        JsonNode portal = job.path("portal");
        int suspects = portal.path("suspects").asInt();
        out.println(options.say("với Cổng: ", "with the portal: ") + confirmed(job)
                + options.say(" xác nhận trong nhật ký; tra cứu ", " confirmed in the journal; looked up ")
                + portal.path("answered").asInt() + " (" + suspects + options.say(" nghi ngờ + ", " suspects + ")
                + (portal.path("queue").size() - suspects) + options.say(" mẫu, hạt giống ", " sampled, seed ")
                + job.path("request").path("seed").asLong() + "), "
                + portal.path("unanswered").asInt() + options.say(" không trả lời, ", " unanswered, ")
                + portal.path("notAskable").asInt() + options.say(" không tra được", " not askable"));
        int printed = 0;
        for (JsonNode finding : job.path("findings")) {
            if (printed++ < MOST) {
                out.println("  " + line(finding));
            }
        }
        job.path("request")
                .path("report")
                .properties()
                .forEach(one -> out.println(options.say("báo cáo quốc gia ", "national report ")
                        + one.getKey() + ": " + one.getValue().asLong() + ", "
                        + options.say("Cổng xác nhận ", "confirmed by the portal ")
                        + job.path("agencies")
                                .path(one.getKey())
                                .path("receivedConfirmed")
                                .asLong()));
        job.path("statements")
                .forEach(name -> out.println(
                        options.say("biên bản: ", "statement: ") + "reconcile/statements/" + name.asText() + ".json"));
        int found = job.path("findings").size();
        if (failed) {
            out.println(options.say("KHÔNG ĐỐI SOÁT ĐƯỢC", "NOT RECONCILED"));
            return;
        }
        out.println(
                agrees
                        ? options.say("KHỚP", "AGREES")
                        : options.say("KHÔNG KHỚP: " + found + " khác biệt", "DIFFERS: " + found + " differences"));
    }

    private static long confirmed(JsonNode job) {
        long[] sum = {0};
        job.path("agencies")
                .forEach(counts -> sum[0] += counts.path("confirmed").asLong());
        return sum[0];
    }

    private static String trouble(JsonNode source) {
        String trouble = source.path("trouble").asText();
        return trouble.isEmpty() ? "" : "  " + trouble;
    }

    /** As {@code H56-0001  HUB_PORTAL  DIFFERENT  TrangThaiHoSo: 4 / 2  wrong: PORTAL}. */
    private static String line(JsonNode finding) {
        List<String> differs = new ArrayList<>();
        finding.path("differs")
                .forEach(one -> differs.add(one.path("field").asText() + ": hub '"
                        + one.path("hub").asText() + "' / '" + one.path("other").asText() + "'"));
        return finding.path("number").asText() + "  " + finding.path("between").asText() + "  "
                + finding.path("kind").asText() + "  " + String.join(", ", differs) + "  wrong: "
                + finding.path("wrong").asText() + " " + finding.path("note").asText();
    }
}
