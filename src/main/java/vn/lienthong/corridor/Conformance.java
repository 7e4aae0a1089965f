package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.dashboard.FailedLook;

/** Judges how a source behaves by what two rounds of asking showed. Says nothing of what its records mean, and quotes none of them. */
public final class Conformance {
    private static final Duration SLOW = Duration.ofSeconds(10);
    /** The header Date has seconds only. */
    private static final long EXACT = 5;

    private static final long TOLERABLE = 60;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w-]+)");

    /** What a point comes to. */
    public enum Verdict {
        FINE("đạt", "fine"),
        WATCH("lưu ý", "watch"),
        FAULT("không đạt", "fault"),
        NOT_JUDGED("chưa xét", "not judged");

        private final String vi;
        private final String en;

        Verdict(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String in(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param name stable: connection, paging, repeats, order, encoding, clock, faults
     * @param seen what was seen
     * @param advice what to do; empty when there is nothing to do
     */
    public record Point(String name, Verdict verdict, Said seen, Said advice) {}

    /** A sentence in both languages. */
    public record Said(String vi, String en) {
        static final Said NOTHING = new Said("", "");

        public String in(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    private final Survey first;
    private final List<Survey.Answer> pages;
    private final List<Survey.Answer> again;
    private final List<Survey.Answer> all;
    private final List<FailedLook> failures;

    private Conformance(Survey first, Survey second, List<FailedLook> failures) {
        this.first = first;
        this.pages = first.answers().stream().filter(Survey.Answer::isPage).toList();
        this.again = second.answers().stream().filter(Survey.Answer::isPage).toList();
        this.all = Stream.concat(first.answers().stream(), second.answers().stream())
                .toList();
        this.failures = failures;
    }

    /** Always the same seven points, in this order. */
    public static List<Point> of(Survey first, Survey second, List<FailedLook> failures) {
        Conformance seen = new Conformance(first, second, failures);
        return List.of(
                seen.connection(),
                seen.paging(),
                seen.repeats(),
                seen.order(),
                seen.encoding(),
                seen.clock(),
                seen.faults());
    }

    private Point connection() {
        if (pages.isEmpty() && again.isEmpty()) {
            Said why = failures.isEmpty()
                    ? new Said("không có câu trả lời nào trong thời gian chờ", "nothing was answered in time")
                    : new Said(failures.get(0).vi(), failures.get(0).en());
            return new Point(
                    "connection",
                    Verdict.FAULT,
                    why,
                    new Said(
                            "sửa địa chỉ, tài khoản hoặc mạng rồi chạy lại",
                            "mend address, account or network, then run again"));
        }
        long slowest =
                all.stream().mapToLong(one -> one.took().toMillis()).max().orElse(0);
        boolean slow = slowest > SLOW.toMillis();
        return new Point(
                "connection",
                slow ? Verdict.WATCH : Verdict.FINE,
                new Said(
                        all.size() + " câu hỏi trong hai vòng, chậm nhất " + slowest + " ms",
                        all.size() + " questions in two rounds, the slowest took " + slowest + " ms"),
                slow ? new Said("giảm pageSize", "lower pageSize") : Said.NOTHING);
    }

    private Point paging() {
        boolean whole = pages.isEmpty() || pages.stream().noneMatch(Survey.Answer::counted);
        if (whole) {
            return notJudged("paging", "một câu trả lời là toàn bộ", "one answer is the whole");
        }
        List<Integer> counts = pages.stream().map(page -> page.records().size()).toList();
        Said seen = new Said(
                pages.size() + " trang, số bản ghi " + counts + (first.isCut() ? ", còn nữa" : ""),
                pages.size() + " pages with " + counts + " records" + (first.isCut() ? ", and more behind" : ""));
        for (int i = 1; i < pages.size(); i++) {
            if (!pages.get(i).records().isEmpty()
                    && pages.get(i).records().equals(pages.get(i - 1).records())) {
                return repeated(i, seen);
            }
        }
        return new Point("paging", Verdict.FINE, seen, Said.NOTHING);
    }

    private static Point repeated(int page, Said seen) {
        Said where = new Said(
                seen.vi() + "; trang thứ " + (page + 1) + " giống hệt trang trước",
                seen.en() + "; page " + (page + 1) + " is the one before once more");
        return page == 1
                ? new Point(
                        "paging",
                        Verdict.FAULT,
                        where,
                        new Said(
                                "nguồn không xét số trang: sửa tham số query (tên trang, firstPage), nếu không chỉ đọc được trang đầu",
                                "the source does not regard the page: correct the query (its name, firstPage), or only the first page is ever read"))
                : new Point(
                        "paging",
                        Verdict.WATCH,
                        where,
                        new Said(
                                "trục coi đó là hết danh sách; nên trả về trang rỗng",
                                "the hub takes that for the list's end; an empty page would say it"));
    }

    private Point repeats() {
        if (sequence(pages).isEmpty()) {
            return notJudged("repeats", "không có bản ghi để so", "there were no records to compare");
        }
        Map<JsonNode, Integer> lastPage = new HashMap<>();
        int twice = 0;
        for (int i = 0; i < pages.size(); i++) {
            boolean once =
                    i == 0 || !pages.get(i).records().equals(pages.get(i - 1).records());
            for (JsonNode record : once ? pages.get(i).records() : List.<JsonNode>of()) {
                Integer before = lastPage.put(record, i);
                twice += before != null && before != i ? 1 : 0;
            }
        }
        int changed = changed();
        Said seen = new Said(
                twice + " bản ghi lặp ở hai trang; hỏi lại lần hai, " + changed + " câu trả lời khác",
                twice + " records on two pages; asked a second time, " + changed + " answers differ");
        if (twice > 0) {
            return new Point(
                    "repeats",
                    Verdict.WATCH,
                    seen,
                    new Said(
                            "danh sách dịch chuyển trong khi đọc: sắp xếp theo mã tăng dần, nếu không có thể sót bản ghi",
                            "the list moves while it is read: sort it by a growing key, or records may be passed over"));
        }
        return new Point(
                "repeats",
                changed > 0 ? Verdict.WATCH : Verdict.FINE,
                seen,
                changed > 0
                        ? new Said(
                                "nếu không có hồ sơ mới: có trường đổi ở mỗi lần hỏi (thời điểm, bộ đếm), mọi lần đọc đều bị coi là mới",
                                "if nothing was new: a field changes with every answer (a time, a counter), and every look counts as news")
                        : Said.NOTHING);
    }

    private int changed() {
        Map<String, Survey.Answer> before = new LinkedHashMap<>();
        pages.forEach(page -> before.put(page.question(), page));
        return (int) again.stream()
                .filter(page -> before.containsKey(page.question()))
                .filter(page -> !page.records()
                                .equals(before.get(page.question()).records())
                        || page.records().isEmpty()
                                && !java.util.Arrays.equals(
                                        page.text().toBytes(),
                                        before.get(page.question()).text().toBytes()))
                .count();
    }

    private Point order() {
        List<JsonNode> one = sequence(pages);
        List<JsonNode> two = sequence(again);
        if (one.size() < 2) {
            return notJudged("order", "ít hơn hai bản ghi", "fewer than two records");
        }
        Set<JsonNode> known = new HashSet<>(one);
        if (!one.equals(two) && one.size() == two.size() && known.equals(new HashSet<>(two))) {
            return new Point(
                    "order",
                    Verdict.FAULT,
                    new Said(
                            "hai vòng trả về cùng bản ghi nhưng khác thứ tự",
                            "two rounds gave the same records in another order"),
                    new Said(
                            "yêu cầu nguồn sắp xếp cố định (mã tăng dần): đọc theo trang mà thứ tự đổi thì sót bản ghi",
                            "have the source sort them for good (by a growing key): with pages, records are passed over when the order changes"));
        }
        String path = pages.get(0).modified();
        List<String> times = path.isEmpty()
                ? List.of()
                : one.stream().map(record -> Answers.text(record, path)).toList();
        long steps = steps(times);
        if (times.isEmpty() || times.stream().anyMatch(String::isEmpty)) {
            return new Point(
                    "order",
                    Verdict.FINE,
                    new Said("thứ tự giữ nguyên qua hai vòng", "the order was the same in two rounds"),
                    Said.NOTHING);
        }
        return steps == 0
                ? new Point(
                        "order", Verdict.FINE, new Said("tăng dần theo " + path, "growing by " + path), Said.NOTHING)
                : new Point(
                        "order",
                        Verdict.WATCH,
                        new Said(steps + " lần lùi theo " + path, steps + " steps back by " + path),
                        new Said(
                                "yêu cầu nguồn sắp xếp tăng dần theo " + path
                                        + "; trục chỉ dời mốc sau trang cuối nên không mất, nhưng đọc lại nhiều",
                                "have the source sort by " + path
                                        + "; the hub moves its cursor behind the last page only, so nothing is lost, but much is read again"));
    }

    private static long steps(List<String> times) {
        long steps = 0;
        for (int i = 1; i < times.size(); i++) {
            String before = times.get(i - 1);
            String here = times.get(i);
            boolean same = before.length() == here.length();
            steps += same && here.compareTo(before) < 0 ? 1 : 0;
        }
        return steps;
    }

    private Point encoding() {
        boolean letters = false;
        for (Survey.Answer answer : all) {
            byte[] bytes = answer.text().toBytes();
            boolean beyond = beyondAscii(bytes);
            letters |= beyond;
            boolean utf8 = isUtf8(bytes);
            Matcher charset = CHARSET.matcher(answer.type());
            String said = charset.find() ? charset.group(1).toLowerCase(Locale.ROOT) : "";
            boolean saysUtf8 = said.isEmpty() || said.startsWith("utf-8") || said.equals("utf8");
            if (answer.isPage() && beyond && utf8 != saysUtf8) {
                return encodingFault(said.isEmpty() ? "-" : said, utf8);
            }
        }
        if (!letters) {
            return notJudged("encoding", "chỉ thấy chữ không dấu", "only plain ASCII was seen");
        }
        return new Point(
                "encoding",
                Verdict.FINE,
                new Said("đúng như đã khai", "the bytes are as the header says"),
                Said.NOTHING);
    }

    private static Point encodingFault(String said, boolean utf8) {
        return utf8
                ? new Point(
                        "encoding",
                        Verdict.FAULT,
                        new Said(
                                "tiêu đề ghi charset=" + said + " nhưng các byte là UTF-8",
                                "the header says charset=" + said + ", but the bytes are UTF-8"),
                        new Said(
                                "nguồn cần sửa tiêu đề Content-Type; trục đọc theo ánh xạ nên không bị nhầm",
                                "the source should correct its Content-Type; the hub goes by the mapping and is not misled"))
                : new Point(
                        "encoding",
                        Verdict.FAULT,
                        new Said(
                                "tiêu đề ghi charset=" + said + " nhưng các byte không phải UTF-8",
                                "the header says charset=" + said + ", but the bytes are not UTF-8"),
                        new Said(
                                "khai encoding trong mapping.yaml ('mapping new' nhận ra mã), hoặc yêu cầu nguồn gửi UTF-8",
                                "declare the encoding in mapping.yaml ('mapping new' recognises it), or have the source send UTF-8"));
    }

    private Point clock() {
        List<Long> skews = all.stream()
                .filter(answer -> answer.sourceTime().isPresent())
                .map(answer -> Duration.between(
                                answer.between(), answer.sourceTime().get())
                        .toSeconds())
                .toList();
        if (skews.isEmpty()) {
            return notJudged("clock", "nguồn không cho biết giờ của mình", "the source does not say its time");
        }
        long most = skews.stream().reduce(0L, (one, other) -> Math.abs(other) > Math.abs(one) ? other : one);
        Verdict verdict =
                Math.abs(most) <= EXACT ? Verdict.FINE : Math.abs(most) <= TOLERABLE ? Verdict.WATCH : Verdict.FAULT;
        return new Point(
                "clock",
                verdict,
                new Said("đồng hồ nguồn lệch " + most + " giây", "the source's clock is " + most + " seconds off"),
                verdict == Verdict.FINE
                        ? Said.NOTHING
                        : new Said(
                                "chỉnh giờ theo NTP ở cả hai đầu; đến lúc đó đặt overlap lớn hơn " + Math.abs(most),
                                "set both clocks by NTP; until then let overlap be more than " + Math.abs(most)));
    }

    private Point faults() {
        List<String> bad = new ArrayList<>();
        all.stream()
                .filter(answer -> !answer.isPage())
                .forEach(answer -> bad.add(answer.question() + ": " + answer.status()));
        if (bad.isEmpty() && failures.isEmpty()) {
            return new Point("faults", Verdict.FINE, new Said("không có", "none"), Said.NOTHING);
        }
        if (bad.isEmpty()) {
            return new Point(
                    "faults",
                    pages.isEmpty() ? Verdict.FAULT : Verdict.WATCH,
                    new Said(failures.get(0).vi(), failures.get(0).en()),
                    Said.NOTHING);
        }
        boolean busy = all.stream().filter(answer -> !answer.isPage()).allMatch(answer -> answer.status() == 429);
        return new Point(
                "faults",
                busy ? Verdict.WATCH : Verdict.FAULT,
                new Said(String.join("; ", bad), String.join("; ", bad)),
                busy
                        ? new Said("tăng period: nguồn bị hỏi quá nhiều", "raise period: the source is asked too often")
                        : new Said(
                                "trục bỏ qua trang này và đọc lại ở vòng sau, nhưng nguồn phải sửa: bản ghi của trang này đến muộn",
                                "the hub passes such a page over and reads it in the next round, but the source must mend it: its records come late"));
    }

    private static Point notJudged(String name, String vi, String en) {
        return new Point(name, Verdict.NOT_JUDGED, new Said(vi, en), Said.NOTHING);
    }

    private static List<JsonNode> sequence(List<Survey.Answer> answers) {
        List<JsonNode> records = new ArrayList<>();
        answers.forEach(answer -> answer.records().forEach(records::add));
        return records;
    }

    private static boolean beyondAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
