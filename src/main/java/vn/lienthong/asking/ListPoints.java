package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.asking.Conformance.Point;
import vn.lienthong.asking.Conformance.Said;
import vn.lienthong.asking.Conformance.Verdict;

/** How a source's lists behave: their pages, what comes twice, the order. */
final class ListPoints {
    private final Survey first;
    private final List<Survey.Answer> pages;
    private final List<Survey.Answer> again;

    ListPoints(Survey first, Survey second) {
        this.first = first;
        this.pages = first.pages();
        this.again = second.pages();
    }

    Point paging() {
        boolean whole = pages.isEmpty() || pages.stream().noneMatch(Survey.Answer::counted);
        if (whole) {
            return Point.notJudged("paging", "một câu trả lời là toàn bộ", "one answer is the whole");
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

    Point repeats() {
        if (sequence(pages).isEmpty()) {
            return Point.notJudged("repeats", "không có bản ghi để so", "there were no records to compare");
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
                                && !Arrays.equals(
                                        page.text().toBytes(),
                                        before.get(page.question()).text().toBytes()))
                .count();
    }

    Point order() {
        List<JsonNode> one = sequence(pages);
        List<JsonNode> two = sequence(again);
        if (one.size() < 2) {
            return Point.notJudged("order", "ít hơn hai bản ghi", "fewer than two records");
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

    private static List<JsonNode> sequence(List<Survey.Answer> answers) {
        List<JsonNode> records = new ArrayList<>();
        answers.forEach(answer -> answer.records().forEach(records::add));
        return records;
    }
}
