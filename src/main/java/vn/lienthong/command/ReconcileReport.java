package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.lienthong.reconcile.PortalSide;
import vn.lienthong.reconcile.SourceSide;
import vn.lienthong.reconcile.Verdict;

/** A reconciliation that has ended, in words. */
final class ReconcileReport {
    private static final int MOST = 100;

    private final JsonNode job;
    private final CommonOptions options;
    private final PrintWriter out;

    ReconcileReport(JsonNode job, CommonOptions options, PrintWriter out) {
        this.job = job;
        this.options = options;
        this.out = out;
    }

    void print(Verdict verdict) {
        if (verdict == Verdict.FAILED) {
            failure();
        }
        hub();
        source();
        portal();
        findings();
        report();
        job.path("statements")
                .forEach(name -> tell("biên bản: ", "statement: ", "reconcile/statements/" + name.asText() + ".json"));
        int found = job.path("findings").size();
        String differences = found > 0 ? ": " + found + options.say(" khác biệt", " differences") : "";
        tell(verdict.vi(), verdict.en(), differences);
    }

    private void failure() {
        JsonNode why = job.path("setbacks");
        out.println(why.path("code").asText() + "  "
                + options.say(why.path("vi").asText(), why.path("en").asText()) + "  ("
                + why.path("place").asText()
                + ")");
    }

    private void hub() {
        say(
                "trục giữ %d hồ sơ: Cổng đã xác nhận %d, đang gửi %d, chờ người xử lý %d",
                "the hub holds %d dossiers: %d confirmed by the portal, %d on their way, %d held",
                sum("believed"),
                sum("confirmed"),
                sum("waiting"),
                sum("held"));
        long unread = job.path("unread").asLong();
        if (unread > 0) {
            say(
                    "  và %d bản ghi đến từ ngày đầu kỳ chưa đọc được (problems list)",
                    "  and %d records that came since the first day could not be read (problems list)", unread);
        }
    }

    private void source() {
        JsonNode source = job.path("source");
        SourceSide.How how = SourceSide.How.valueOf(source.path("how").asText());
        String trouble = source.path("trouble").asText();
        say(
                "với nguồn: %s, %d hồ sơ, %d không đọc được%s",
                "with the source: %s, %d dossiers, %d unread%s",
                options.say(how.vi(), how.en()),
                source.path("said").asLong(),
                source.path("unread").asLong(),
                trouble.isEmpty() ? "" : "  " + trouble);
    }

    private void portal() {
        JsonNode portal = job.path("portal");
        int suspects = portal.path("suspects").asInt();
        say(
                "với Cổng: tra cứu %d trên %d hồ sơ (%d nghi ngờ + %d mẫu, hạt giống %d), %d không trả lời, %d không tra được",
                "with the portal: looked up %d of %d dossiers (%d suspects + %d sampled, seed %d), %d unanswered, %d not askable",
                portal.path("answered").asInt(),
                sum("believed"),
                suspects,
                portal.path("queue").size() - suspects,
                job.path("request").path("seed").asLong(),
                portal.path("unanswered").asInt(),
                portal.path("notAskable").asInt());
        int left = portal.path("passedOver").asInt();
        if (left > 0) {
            say(
                    "  còn %d hồ sơ nghi ngờ không tra cứu: mỗi lần nhiều nhất %d",
                    "  %d more suspects were not looked up: at most %d at a time", left, PortalSide.MOST_SUSPECTS);
        }
    }

    private void findings() {
        int printed = 0;
        for (JsonNode finding : job.path("findings")) {
            if (printed++ < MOST) {
                out.println("  " + line(finding));
            }
        }
        if (printed > MOST) {
            say(
                    "  … %d trên %d; còn lại: trang /doi-soat, hoặc --json",
                    "  … %d of %d; the rest: page /doi-soat, or --json", MOST, printed);
        }
    }

    private void report() {
        job.path("request")
                .path("report")
                .properties()
                .forEach(one -> say(
                        "báo cáo quốc gia %s: %d, Cổng xác nhận %d",
                        "national report %s: %d, confirmed by the portal %d",
                        one.getKey(),
                        one.getValue().asLong(),
                        job.path("agencies")
                                .path(one.getKey())
                                .path("receivedConfirmed")
                                .asLong()));
    }

    private void say(String vi, String en, Object... values) {
        out.println(String.format(Locale.ROOT, options.say(vi, en), values));
    }

    private void tell(String vi, String en, String more) {
        out.println(options.say(vi, en) + more);
    }

    private long sum(String count) {
        long sum = 0;
        for (JsonNode counts : job.path("agencies")) {
            sum += counts.path(count).asLong();
        }
        return sum;
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
