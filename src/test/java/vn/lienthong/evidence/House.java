package vn.lienthong.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;

/** A hub's journal and its evidence in a folder, without the rest of the hub; every person is invented. */
final class House extends Clock {
    final Path data;
    EvidenceSettings settings;
    Instant now = Instant.parse("2026-11-22T01:00:00Z");

    House(Path data) {
        this.data = data;
        this.settings = EvidenceSettings.below(data).withName("lienthong.example.vn/nhat-ky");
    }

    /** A running hub: what is done there is followed and signed. */
    interface Work {
        void with(Journal journal, Evidence evidence) throws IOException;
    }

    void run(Work work) {
        try (Journal journal = open(data)) {
            Signatory signatory = Signatory.open(settings, journal, this);
            try (Evidence evidence = Evidence.open(settings, journal, signatory, this)) {
                work.with(journal, evidence);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many deliveries, each a second after the other, then a checkpoint. */
    void deliver(int first, int many) {
        run((journal, evidence) -> {
            append(journal, first, many);
            now = now.plus(Duration.ofMinutes(2));
            evidence.round();
        });
    }

    void append(Journal journal, int first, int many) {
        for (int i = first; i < first + many; i++) {
            now = now.plusSeconds(1);
            journal.append(delivery(i, now)).join();
        }
    }

    static Draft delivery(int number, Instant at) {
        String body =
                "{\"MaHoSo\":\"H26.99-261122-" + number + "\",\"SoCanCuoc\":\"099000000" + (100 + number % 900) + "\"}";
        return new Draft(
                Kind.DELIVERY, "ha-noi", at, "application/json", Map.of("cursor", "" + number), Payload.ofText(body));
    }

    /** The journal written anew, whole in itself, by somebody who has the files and this program, but not the past. */
    void rewrite(Consumer<List<Draft>> change) {
        try {
            List<Draft> drafts = new ArrayList<>();
            try (Journal journal = open(data)) {
                for (Entry entry : journal.list(0, Integer.MAX_VALUE, Long.MAX_VALUE)) {
                    drafts.add(new Draft(
                            entry.kind(),
                            entry.party(),
                            entry.at(),
                            entry.contentType(),
                            entry.facts(),
                            entry.payload()));
                }
            }
            change.accept(drafts);
            delete(data.resolve("journal"));
            try (Journal journal = open(data)) {
                drafts.forEach(draft -> journal.append(draft).join());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first so many entries stay to the byte; the rest is written anew. */
    void rewriteBehind(int kept, Consumer<List<Draft>> change) {
        try {
            List<Draft> drafts = new ArrayList<>();
            try (Journal journal = open(data)) {
                journal.list(kept, Integer.MAX_VALUE, Long.MAX_VALUE)
                        .forEach(entry -> drafts.add(new Draft(
                                entry.kind(),
                                entry.party(),
                                entry.at(),
                                entry.contentType(),
                                entry.facts(),
                                entry.payload())));
            }
            change.accept(drafts);
            cutBehind(kept);
            try (Journal journal = open(data)) {
                drafts.forEach(draft -> journal.append(draft).join());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Facts and payloads of two entries change places, with every checksum of the file set right. */
    void swapContents(int one, int two) throws IOException {
        Path file = data.resolve("journal/00000000000000000001.seg");
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
        List<byte[]> frames = new ArrayList<>();
        for (int at = 68; at < all.capacity(); at += 12 + all.getInt(at + 4)) {
            frames.add(Arrays.copyOfRange(all.array(), at, at + 12 + all.getInt(at + 4)));
        }
        byte[] first = frames.get(one - 1);
        byte[] second = frames.get(two - 1);
        frames.set(one - 1, frame(all, first, second));
        frames.set(two - 1, frame(all, second, first));
        ByteBuffer out = ByteBuffer.allocate(all.capacity()).put(all.array(), 0, 68);
        frames.forEach(out::put);
        Files.write(file, out.array());
        Files.deleteIfExists(data.resolve("journal/00000000000000000001.idx"));
    }

    /** The head of one frame with the contents of another (journal-format.md, 5). */
    private static byte[] frame(ByteBuffer file, byte[] head, byte[] contents) {
        byte[] body = new byte[headEnd(head) - 12 + contents.length - headEnd(contents)];
        System.arraycopy(head, 12, body, 0, headEnd(head) - 12);
        System.arraycopy(contents, headEnd(contents), body, headEnd(head) - 12, contents.length - headEnd(contents));
        CRC32C crc = new CRC32C();
        crc.update(file.array(), 48, 16);
        crc.update(ByteBuffer.allocate(4).putInt(0, body.length));
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .put(head, 0, 4)
                .putInt(body.length)
                .putInt((int) crc.getValue())
                .put(body)
                .array();
    }

    /** Where leaf data and chain end. */
    private static int headEnd(byte[] frame) {
        int at = 12 + 4 + 18;
        for (int text = 0; text < 3; text++) {
            at += 2 + ByteBuffer.wrap(frame).getShort(at);
        }
        return at + 64;
    }

    /** Cut cleanly between two entries of the one segment file. */
    void cutBehind(int kept) throws IOException {
        Path file = data.resolve("journal/00000000000000000001.seg");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = 68;
            for (int i = 0; i < kept; i++) {
                ByteBuffer head = ByteBuffer.allocate(8);
                channel.read(head, at);
                at += 12 + head.getInt(4);
            }
            channel.truncate(at);
        }
        Files.deleteIfExists(data.resolve("journal/00000000000000000001.idx"));
    }

    AuditVerdict audit(AuditTrust trust) {
        return audit(trust, 1, Long.MAX_VALUE);
    }

    AuditVerdict audit(AuditTrust trust, long from, long to) {
        try (Journal journal = open(data)) {
            return Audit.run(journal, settings, trust, from, to, position -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last checkpoint, as an auditor would have copied it. */
    SignedNote checkpoint() {
        try {
            List<SignedNote> notes = new CheckpointFile(settings.checkpoints()).latest();
            return notes.get(notes.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<NoteKey> keys() {
        try {
            return Signatory.publicKeys(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AuditTrust trust(SignedNote... kept) {
        return new AuditTrust(List.of(keys().get(0)), List.of(), List.of(kept));
    }

    /** A copy of everything, as of now. */
    Path copy(Path to) {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Path there = to.resolve(data.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static Journal open(Path data) throws IOException {
        return SegmentJournal.open(Files.createDirectories(data.resolve("journal")), JournalSettings.defaults());
    }

    static Optional<Checkpoint> checkpoint(SignedNote note) {
        return Evidence.checkpoint(note);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
