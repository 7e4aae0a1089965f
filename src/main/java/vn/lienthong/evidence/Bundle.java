package vn.lienthong.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * Messages that leave the house with their proof, in one zip (journal-format.md, 12). Who took them, and why, is an entry of the journal before the
 * file is written, and a mark on every page of it.
 */
public final class Bundle {
    /** A zip of more files has another end, which the verifiers need not know. */
    public static final int MOST = 60_000;

    private static final int LOOKS = 50;
    private static final int LOOK_MILLIS = 200;

    private final Journal journal;
    private final EvidenceSettings settings;
    private final Clock clock;
    private final Evidence running;
    private List<SignedNote> kept = List.of();
    private LongConsumer progress = position -> {};

    /** @param journal of a stopped hub */
    public Bundle(Journal journal, EvidenceSettings settings, Clock clock) {
        this(journal, settings, clock, null);
    }

    /** @param running the evidence of a hub that runs, which then signs at once what the bundle is proved by; null for a stopped one */
    public Bundle(Journal journal, EvidenceSettings settings, Clock clock, Evidence running) {
        this.running = running;
        this.journal = journal;
        this.settings = settings.withCheckpoints(Duration.ofMillis(1), 1);
        this.clock = clock;
    }

    /** @param each hears now and then how far the journal was read, and of each message that was written; may throw to end it */
    public Bundle telling(LongConsumer each) {
        progress = each;
        return this;
    }

    /** With a proof that the bundle's checkpoint continues each of these, which somebody kept elsewhere. */
    public Bundle continuing(List<SignedNote> checkpoints) {
        kept = List.copyOf(checkpoints);
        return this;
    }

    /**
     * Writes the file, which must not exist yet. Empty when a position does not exist or the evidence is not sound: then nothing is written but the
     * entry of the journal.
     *
     * @return the size of the checkpoint that proves it
     */
    public Optional<Long> write(SortedSet<Long> positions, BundleMark mark, Path file) throws IOException {
        return write(positions, mark, () -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))
                .map(Written::size);
    }

    /** Where the file goes; asked for once there is something to write. */
    @FunctionalInterface
    public interface Out {
        OutputStream open() throws IOException;
    }

    /**
     * @param size of the checkpoint that proves it
     * @param entry the position of the entry that says who exported, and why
     * @param messages how many the file holds, with the mappings in force
     */
    public record Written(long size, long entry, int messages) {}

    /** As {@link #write(SortedSet, BundleMark, Path)}, to anywhere. */
    public Optional<Written> write(SortedSet<Long> positions, BundleMark mark, Out file) throws IOException {
        if (positions.isEmpty()
                || positions.size() > MOST
                || positions.first() < 1
                || positions.last() > journal.last()) {
            return Optional.empty();
        }
        SortedSet<Long> all = withMappings(positions);
        if (running != null) {
            long entry = journal.append(draft(positions, mark)).join();
            running.seal();
            awaitWitnesses();
            return write(all, mark, running, entry, file);
        }
        Signatory signatory = Signatory.open(settings, journal, clock);
        long entry = journal.append(draft(positions, mark)).join();
        try (Evidence evidence = Evidence.open(settings, journal, signatory, clock)) {
            evidence.round();
            return write(all, mark, evidence, entry, file);
        }
    }

    /** A cosigned checkpoint proves more. It is waited for a little; a witness that is away stops nothing. */
    private void awaitWitnesses() {
        try {
            for (int i = 0; i < LOOKS && running.status().missing() > 0; i++) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Written> write(SortedSet<Long> all, BundleMark mark, Evidence evidence, long entry, Out file)
            throws IOException {
        // Taken once: a hub that runs may sign the next one meanwhile.
        Optional<SignedNote> note = evidence.checkpoint();
        Optional<Checkpoint> checkpoint = note.flatMap(Evidence::checkpoint);
        if (evidence.status().state() != EvidenceState.SOUND
                || checkpoint.isEmpty()
                || checkpoint.get().size() < entry) {
            return Optional.empty();
        }
        try (OutputStream out = file.open();
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            fill(zip, all, mark, evidence, note.get(), checkpoint.get());
        }
        return Optional.of(new Written(checkpoint.get().size(), entry, all.size()));
    }

    /** What a delivery was read with belongs to it: the last activation of its source before it. */
    private SortedSet<Long> withMappings(SortedSet<Long> positions) {
        SortedSet<Long> all = new TreeSet<>(positions);
        Map<String, Long> inForce = new LinkedHashMap<>();
        long at = 0;
        while (at < positions.last()) {
            List<Entry> some = journal.list(at, 1_000, 16 * 1024 * 1024);
            for (Entry entry : some) {
                if (entry.kind() == Kind.ACTIVATION) {
                    inForce.put(entry.party(), entry.position());
                }
                if (positions.contains(entry.position()) && inForce.containsKey(entry.party())) {
                    all.add(inForce.get(entry.party()));
                }
            }
            at = some.get(some.size() - 1).position();
            progress.accept(at);
        }
        return all;
    }

    private Draft draft(SortedSet<Long> positions, BundleMark mark) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", "export");
        facts.put("messages", String.valueOf(positions.size()));
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("why", mark.why());
        ArrayNode list = payload.putArray("positions");
        positions.forEach(list::add);
        return new Draft(
                Kind.DECISION,
                mark.who(),
                clock.instant(),
                "application/json",
                facts,
                Payload.ofText(payload.toString()));
    }

    private void fill(
            ZipOutputStream zip,
            SortedSet<Long> positions,
            BundleMark mark,
            Evidence evidence,
            SignedNote note,
            Checkpoint checkpoint)
            throws IOException {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("version", 1);
        manifest.put("who", mark.who());
        manifest.put("why", mark.why());
        manifest.put("at", clock.instant().toString());
        ArrayNode entries = manifest.putArray("entries");
        BundleIndex index = new BundleIndex(mark, clock.instant(), checkpoint);
        for (long position : positions) {
            Entry entry = journal.find(position).orElseThrow();
            entries.add(BundleEntry.of(entry, evidence.inclusion(position - 1, checkpoint.size())));
            index.add(entry);
            put(zip, BundleEntry.payload(position), entry.payload().toBytes());
            progress.accept(position);
        }
        put(
                zip,
                "entries.json",
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        put(zip, "checkpoint", note.whole());
        int number = 0;
        for (KeyChange change : new PublicKeys(settings.folder().resolve("keys")).list()) {
            put(zip, "keys/%04d.note".formatted(++number), change.note().whole());
        }
        for (SignedNote old : kept) {
            continues(zip, old, evidence, checkpoint);
        }
        put(zip, "index.html", index.page());
        put(zip, "VERIFY.txt", BundleIndex.howTo());
    }

    /** Of an equal size the roots are compared; of another log there is nothing to prove. */
    private static void continues(ZipOutputStream zip, SignedNote note, Evidence evidence, Checkpoint checkpoint)
            throws IOException {
        Optional<Checkpoint> old = Evidence.checkpoint(note)
                .filter(one -> one.origin().equals(checkpoint.origin()))
                .filter(one -> one.size() > 0 && one.size() < checkpoint.size());
        if (old.isPresent()) {
            StringBuilder lines = new StringBuilder();
            for (byte[] hash : evidence.consistency(old.get().size(), checkpoint.size())) {
                lines.append(Base64.getEncoder().encodeToString(hash)).append('\n');
            }
            put(zip, consistency(old.get().size()), lines.toString());
        }
    }

    static String consistency(long old) {
        return "consistency/" + old;
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        put(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
