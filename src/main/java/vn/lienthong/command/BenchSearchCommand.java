package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.hub.NoJournal;
import vn.lienthong.journal.Entry;
import vn.lienthong.search.Following;
import vn.lienthong.search.Index;
import vn.lienthong.search.Query;
import vn.lienthong.search.SearchKey;
import vn.lienthong.settings.UsageException;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Lập chỉ mục N thông điệp giả rồi đo thời gian tra cứu theo từng khóa.",
            "Indexes N invented messages, then measures how long each kind of search takes."
        })
final class BenchSearchCommand implements Callable<Integer> {
    private static final double MOST_MILLIS = 300;

    @Mixin
    private BenchOptions options;

    @Option(names = "--entries", defaultValue = "1000000", description = "Số thông điệp / messages (${DEFAULT-VALUE})")
    private long entries;

    @Option(names = "--queries", defaultValue = "200", description = "Số lần hỏi mỗi khóa / per key (${DEFAULT-VALUE})")
    private int queries;

    @Override
    public Integer call() throws Exception {
        if (entries < 1_000 || entries > 100_000_000 || queries < 10) {
            throw new UsageException(
                    "Cần 1000 đến 100000000 thông điệp và ít nhất 10 lần hỏi",
                    "Expected 1000 to 100000000 messages and at least 10 queries");
        }
        try (BenchFolder folder = BenchFolder.make()) {
            return measure(folder.path());
        }
    }

    private int measure(Path folder) throws Exception {
        SearchCrowd crowd = new SearchCrowd(entries, options.seed());
        SearchKey.Source key = SearchKey.in(folder.resolve("search.key"));
        long begun = System.nanoTime();
        fill(Index.alone(folder.resolve("search"), key), crowd);
        double seconds = (System.nanoTime() - begun) / 1e9;
        // Opened anew: what is measured lies on the disk, but for the newest lines.
        long opening = System.nanoTime();
        Index index = Index.alone(folder.resolve("search"), key);
        double opened = (System.nanoTime() - opening) / 1e6;
        Map<String, double[]> figures = new LinkedHashMap<>();
        kinds(crowd).forEach((name, query) -> figures.put(name, times(index, query)));
        boolean fine = figures.values().stream().allMatch(times -> times[1] < MOST_MILLIS);
        report(figures, seconds, opened, size(folder.resolve("search")), index);
        return fine ? Commands.FINE : Commands.FAILED;
    }

    private void fill(Index index, SearchCrowd crowd) {
        Following following = new Following(new NoJournal(), index, crowd);
        PrintWriter progress = options.progress();
        long told = 0;
        for (long at = 1; at <= entries; ) {
            List<Entry> group = new ArrayList<>();
            for (; at <= entries && group.size() < 500; at++) {
                group.add(crowd.entry(at));
            }
            following.take(group);
            if (at - told > 1_000_000) {
                told = at - 1;
                progress.println(options.say("chỉ mục ", "index ") + told + "/" + entries);
            }
        }
    }

    private static Map<String, Function<Long, Query>> kinds(SearchCrowd crowd) {
        Map<String, Function<Long, Query>> kinds = new LinkedHashMap<>();
        kinds.put("dossier", at -> of(Query.Filter.DOSSIER, crowd.number(at)));
        kinds.put("alias", at -> of(Query.Filter.DOSSIER, crowd.other(at)));
        kinds.put("unknown dossier", at -> of(Query.Filter.DOSSIER, "H99.99-" + at));
        kinds.put("person", at -> of(Query.Filter.PERSON, crowd.person(at)));
        kinds.put("procedure", at -> of(Query.Filter.PROCEDURE, crowd.procedure(at)));
        kinds.put("agency", at -> of(Query.Filter.AGENCY, crowd.agency(at)));
        kinds.put("province", at -> of(Query.Filter.AGENCY, crowd.province(at)));
        kinds.put("source", at -> of(Query.Filter.SOURCE, crowd.source(at)));
        kinds.put("status", at -> of(Query.Filter.STATUS, crowd.status(at)));
        kinds.put("kind", at -> of(Query.Filter.KIND, "ANSWER"));
        kinds.put("code", at -> of(Query.Filter.CODE, "CODE_UNKNOWN"));
        kinds.put("day", at -> crowd.day(at, of(Query.Filter.KIND, "DELIVERY")));
        kinds.put(
                "source, status, day",
                at -> crowd.day(
                        at, of(Query.Filter.SOURCE, crowd.source(at)).and(Query.Filter.STATUS, crowd.status(at))));
        kinds.put("province, procedure, status", at -> of(Query.Filter.AGENCY, crowd.province(at))
                .and(Query.Filter.PROCEDURE, crowd.procedure(at))
                .and(Query.Filter.STATUS, crowd.status(at)));
        kinds.put("nothing: answer with a status", at -> of(Query.Filter.KIND, "ANSWER")
                .and(Query.Filter.STATUS, crowd.status(at)));
        return kinds;
    }

    private static Query of(Query.Filter filter, String value) {
        return Query.of(filter, value, 50);
    }

    /** p50, p95 and the longest, in milliseconds; and how many lines came on average. */
    private double[] times(Index index, Function<Long, Query> kind) {
        Random random = new Random(options.seed());
        double[] millis = new double[queries];
        long lines = 0;
        for (int i = 0; i < queries; i++) {
            Query query = kind.apply(1 + (long) (random.nextDouble() * entries));
            long begun = System.nanoTime();
            lines += index.find(query).lines().size();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return new double[] {
            millis[queries / 2], millis[(int) (queries * 0.95)], millis[queries - 1], (double) lines / queries
        };
    }

    private static long size(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void report(Map<String, double[]> figures, double seconds, double opened, long bytes, Index index) {
        PrintWriter out = options.out();
        if (options.json()) {
            ObjectNode body = new ObjectMapper().createObjectNode();
            body.put("entries", entries)
                    .put("seed", options.seed())
                    .put("seconds", seconds)
                    .put("perSecond", entries / seconds);
            body.put("bytes", bytes).put("openMillis", opened);
            ObjectNode keys = body.putObject("keys");
            figures.forEach((name, times) -> keys.putObject(name)
                    .put("p50", times[0])
                    .put("p95", times[1])
                    .put("longest", times[2])
                    .put("lines", times[3]));
            out.println(body);
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                options.say(
                        "%d thông điệp (hạt giống %d): lập chỉ mục %.0f thông điệp/s, %.0f MiB trên đĩa, mở lại %.0f ms, đọc lại từ"
                                + " nhật ký %d",
                        "%d messages (seed %d): indexed at %.0f messages/s, %.0f MiB on disk, opened in %.0f ms, %d to be read"
                                + " again from the journal"),
                entries,
                options.seed(),
                entries / seconds,
                bytes / 1048576.0,
                opened,
                entries - index.bookmark()));
        figures.forEach((name, times) -> out.println(String.format(
                Locale.ROOT,
                "%-30s p50 %8.2f ms   p95 %8.2f ms   %s %8.2f ms   %5.1f %s",
                name,
                times[0],
                times[1],
                options.say("lâu nhất", "longest"),
                times[2],
                times[3],
                options.say("dòng", "lines"))));
    }
}
