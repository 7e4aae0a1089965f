package vn.lienthong.replay;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Admission;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Glance;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.workbench.Example;

/**
 * Replay put to the proof: a journal of so many deliveries of every shipped source, read again with the pinned versions (nothing
 * may differ) and with versions that lack one line (that line's field must, and nothing else).
 */
public final class Drill {
    /** A page, not a whole list: what a source sends at a time. */
    private static final long LARGEST = 12_000;

    private static final int AT_ONCE = 2_000;
    private static final String LINE = "\n      NgayHenTra: ";

    private Drill() {}

    /**
     * @param bytes of payloads
     * @param pinnedMillis how long the first took, from the command's view: with the walk for the pins
     * @param heap most that was used between batches, bytes
     * @param processorMillis of this process, in both runs: what the machine does beside it does not count
     */
    public record Result(
            int messages,
            long seed,
            long bytes,
            Run pinned,
            long pinnedMillis,
            Run other,
            long otherMillis,
            long heap,
            long processorMillis) {
        /** Messages a second of the slower one. */
        public long rate() {
            return messages * 1_000L / Math.max(1, Math.max(pinnedMillis, otherMillis));
        }

        /** Nothing differed where nothing may, and what must differ did, alone. */
        public boolean isFine() {
            boolean alone = other.causes().stream().allMatch(Result::isExpected);
            return pinned.isIdentical() && pinned.deliveries() == messages && other.different() > 0 && alone;
        }

        /** The field itself; an impossible time is a problem less; and what follows from either for its dossier. */
        private static boolean isExpected(Cause cause) {
            return cause.cause().contains("NgayHenTra")
                    || cause.cause().startsWith("problem DATE_IMPOSSIBLE → ")
                    || List.of("stands", "steps").contains(cause.what());
        }
    }

    /** Whether there is anything to make deliveries of. */
    public static boolean hasExamples(Path mappings) {
        return Files.isDirectory(mappings)
                && Bundle.codes(mappings).stream()
                        .flatMap(code -> Example.list(mappings, code).stream())
                        .anyMatch(example -> example.entry().payload().size() < LARGEST);
    }

    /** @param folder a new one, for the journal and the runs */
    public static Result run(
            Path folder,
            Path mappings,
            int messages,
            long seed,
            int threads,
            Admission admission,
            Clock clock,
            Consumer<Run> progress)
            throws IOException {
        long bytes = fill(folder.resolve("journal"), mappings, messages, new Random(seed));
        Runs runs = new Runs(folder);
        Glance journal = Glance.at(folder.resolve("journal"));
        Replay replay = new Replay(journal, runs, clock, threads, admission);
        long[] heap = {0};
        Consumer<Run> watch = run -> {
            Runtime runtime = Runtime.getRuntime();
            heap[0] = Math.max(heap[0], runtime.totalMemory() - runtime.freeMemory());
            progress.accept(run);
        };
        long processor = processorMillis();
        long began = clock.millis();
        Run pinned = replay.begin(asked(runs, clock, Asked.PINNED), Map.of(), watch);
        long between = clock.millis();
        Run other = replay.begin(asked(runs, clock, "file"), without(mappings), watch);
        long ended = clock.millis();
        return new Result(
                messages,
                seed,
                bytes,
                pinned,
                between - began,
                other,
                ended - between,
                heap[0],
                processorMillis() - processor);
    }

    private static long processorMillis() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1_000_000
                : 0;
    }

    private static Asked asked(Runs runs, Clock clock, String mapping) {
        Instant now = clock.instant();
        return new Asked(runs.name(now), now.toString(), "", "", "", "", mapping, true);
    }

    private static Map<String, Bundle> without(Path mappings) {
        Map<String, Bundle> versions = new TreeMap<>();
        for (String code : Bundle.codes(mappings)) {
            Bundle bundle = Bundle.load(mappings, code);
            TreeMap<String, String> files = new TreeMap<>(bundle.files());
            files.computeIfPresent("mapping.yaml", (name, text) -> text.replaceFirst(LINE + "[^\n]*", ""));
            versions.put(code, new Bundle(code, files));
        }
        return versions;
    }

    private static long fill(Path folder, Path mappings, int messages, Random random) throws IOException {
        List<Entry> examples = new ArrayList<>();
        try (Journal journal = SegmentJournal.open(Files.createDirectories(folder), JournalSettings.defaults())) {
            Instant at = Example.RECEIVED;
            append(journal, Kind.CATALOGUE, "builtin", at, Map.of(), Catalogues.builtin());
            for (String code : Bundle.codes(mappings)) {
                Bundle bundle = Bundle.load(mappings, code);
                append(journal, Kind.ACTIVATION, code, at, Map.of("version", bundle.version()), bundle.text());
                Example.list(mappings, code).stream()
                        .map(Example::entry)
                        .filter(entry -> entry.payload().size() < LARGEST)
                        .forEach(examples::add);
            }
            return deliver(journal, examples, messages, random);
        }
    }

    private static void append(
            Journal journal, Kind kind, String party, Instant at, Map<String, String> facts, Payload payload) {
        journal.append(new Draft(kind, party, at, "application/json", facts, payload))
                .join();
    }

    private static long deliver(Journal journal, List<Entry> examples, int messages, Random random) {
        long bytes = 0;
        List<CompletableFuture<Long>> waiting = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            Entry one = examples.get(random.nextInt(examples.size()));
            bytes += one.payload().size();
            Instant at = one.at().plusMillis(i);
            waiting.add(journal.append(
                    new Draft(one.kind(), one.party(), at, one.contentType(), one.facts(), one.payload())));
            if (waiting.size() == AT_ONCE) {
                waiting.forEach(CompletableFuture::join);
                waiting.clear();
            }
        }
        waiting.forEach(CompletableFuture::join);
        return bytes;
    }
}
