package vn.lienthong.asking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.asking.Conformance.Point;
import vn.lienthong.asking.Conformance.Said;
import vn.lienthong.asking.Conformance.Verdict;
import vn.lienthong.dashboard.FailedLook;

/** How a source answers: whether and how fast, in which encoding, by which clock, with which faults. */
final class AnswerPoints {
    private static final Duration SLOW = Duration.ofSeconds(10);
    /** The header Date has seconds only. */
    private static final long EXACT = 5;

    private static final long TOLERABLE = 60;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w-]+)");

    private final List<Survey.Answer> pages;
    private final List<Survey.Answer> again;
    private final List<Survey.Answer> all;
    private final List<FailedLook> failures;

    AnswerPoints(Survey first, Survey second, List<FailedLook> failures) {
        this.pages = first.pages();
        this.again = second.pages();
        this.all = Stream.concat(first.answers().stream(), second.answers().stream())
                .toList();
        this.failures = failures;
    }

    Point connection() {
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

    Point encoding() {
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
            return Point.notJudged("encoding", "chỉ thấy chữ không dấu", "only plain ASCII was seen");
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

    Point clock() {
        List<Long> skews = all.stream()
                .filter(answer -> answer.sourceTime().isPresent())
                .map(answer -> Duration.between(
                                answer.between(), answer.sourceTime().get())
                        .toSeconds())
                .toList();
        if (skews.isEmpty()) {
            return Point.notJudged("clock", "nguồn không cho biết giờ của mình", "the source does not say its time");
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

    Point faults() {
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
