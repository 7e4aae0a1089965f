package vn.lienthong.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;

/**
 * The names that senders gave their messages, for {@link #DAYS} days, through restarts, however much comes between. Files beside
 * the journal, derived from it: they only say where to look, and the entry there decides, so files of another journal or of
 * another day can cost a look and never a message. Losing them costs one reading of the journal's last days.
 */
public final class Names implements AutoCloseable {
    /** So long a message that is sent again is known by its name (src/docs/route-templates.md, push-http). */
    public static final int DAYS = 30;

    private static final Logger log = LoggerFactory.getLogger(Names.class);
    private static final Duration SPAN = Duration.ofDays(1);
    private static final int LEAST = 1 << 12;
    private static final int MOST = 1 << 22;
    /** Receipts may be told here a little out of the journal's order. */
    private static final long MARGIN = 1_000;
    /** So many entries at most are read again after a crash, beside the margin. */
    private static final long REACH = 10_000;

    private final Path folder;
    private final Journal journal;
    private final List<NameTable> tables = new ArrayList<>();
    private long number;
    private long reached;
    private boolean lost;

    private Names(Path folder, Journal journal) {
        this.folder = folder;
        this.journal = journal;
    }

    /** Opens what is there; {@link #through} says from where on the journal is to be read again. */
    public static Names in(Path folder, Journal journal) {
        Names names = new Names(folder, journal);
        names.open();
        return names;
    }

    private void open() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(name -> name.toString().endsWith(".names"))
                        .sorted()
                        .toList()) {
                    take(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + folder + ", but: " + e.getMessage(), e);
        }
        // Behind the journal's end: another journal, or one that was restored from a copy.
        reached = tables.isEmpty() ? 0 : Math.min(current().through(), journal.last());
    }

    private void take(Path file) throws IOException {
        NameTable table = NameTable.open(file);
        if (table == null) {
            Files.delete(file);
            return;
        }
        number = Long.parseLong(file.getFileName().toString().replace(".names", ""), 16);
        tables.add(table);
    }

    /**
     * Behind this position names may be missing. Without files it is where the journal's last days begin.
     *
     * @param now the moment from which the days are counted
     */
    synchronized long through(Instant now) {
        return reached > 0 ? reached : before(now.minus(Duration.ofDays(DAYS)));
    }

    /** The last position that is older than a moment, nearly: halves the journal until it is found. */
    private long before(Instant moment) {
        long low = 0;
        long high = journal.last();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            boolean older = isOlder(middle, moment);
            low = older ? middle : low;
            high = older ? high : middle - 1;
        }
        return low;
    }

    /** What is not there, or cannot be read, is older than all that matters here. */
    private boolean isOlder(long position, Instant moment) {
        try {
            return journal.find(position)
                    .map(entry -> entry.at().isBefore(moment))
                    .orElse(true);
        } catch (JournalDamaged e) {
            return true;
        }
    }

    /** Where the same message stands already. */
    OptionalLong find(Delivery delivery, String sha256) {
        List<Long> places = new ArrayList<>();
        long hash = hash(delivery, sha256);
        synchronized (this) {
            for (int i = tables.size() - 1; i >= 0; i--) {
                tables.get(i).find(hash, places::add);
            }
        }
        return places.stream()
                .mapToLong(Long::longValue)
                .filter(position -> isThere(position, delivery, sha256))
                .findFirst();
    }

    private boolean isThere(long position, Delivery delivery, String sha256) {
        try {
            return journal.find(position)
                    .filter(entry -> isSame(entry, delivery, sha256))
                    .isPresent();
        } catch (JournalDamaged | JournalUnavailable e) {
            // What cannot be read is not there: a message too many is looked at later, one too few by nobody.
            return false;
        }
    }

    private static boolean isSame(Entry entry, Delivery delivery, String sha256) {
        return entry.kind() == Kind.DELIVERY
                && entry.party().equals(delivery.source())
                && delivery.messageId().equals(entry.facts().get(Delivery.MESSAGE_ID))
                && Objects.equals(entry.contentType(), delivery.contentType())
                && entry.payload().sha256().equals(sha256);
    }

    /** A delivery is in the journal; one without a name only moves how far the journal is known. */
    synchronized void keep(Delivery delivery, String sha256, long position, Instant now) {
        try {
            note(delivery, sha256, position, now);
        } catch (UncheckedIOException e) {
            // The delivery is kept all the same. What is missing here is read again from the journal at the next start.
            if (!lost) {
                log.atWarn().addKeyValue("because", e.getMessage()).log("the names of messages cannot be kept");
            }
            lost = true;
        }
    }

    private void note(Delivery delivery, String sha256, long position, Instant now) {
        if (delivery.messageId() != null) {
            turn(now);
            current().keep(hash(delivery, sha256), position);
        }
        if (position - MARGIN >= reached + REACH) {
            turn(now);
            reach(position - MARGIN);
        }
    }

    private void reach(long position) {
        if (lost) {
            return;
        }
        reached = position;
        current().reach(position);
    }

    private NameTable current() {
        return tables.get(tables.size() - 1);
    }

    /** Begins a new file when the last one is full or a day old, and drops those whose names are all too old. */
    private void turn(Instant now) {
        if (!tables.isEmpty()
                && !current().isFull()
                && now.isBefore(current().born().plus(SPAN))) {
            return;
        }
        int places = LEAST;
        while (!tables.isEmpty() && places < MOST && places < current().count() * 3L) {
            places *= 2;
        }
        NameTable next = NameTable.create(folder.resolve("%016x.names".formatted(++number)), places, now, reached);
        if (!tables.isEmpty()) {
            current().reach(reached);
        }
        tables.add(next);
        Instant oldest = now.minus(Duration.ofDays(DAYS));
        while (tables.size() > 1 && tables.get(1).born().isBefore(oldest)) {
            tables.remove(0).drop();
        }
    }

    private static long hash(Delivery delivery, String sha256) {
        String name = delivery.source() + '\n' + delivery.messageId() + '\n' + delivery.contentType() + '\n' + sha256;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** What the journal holds up to its end is known here, too: the next start reads nothing again. */
    @Override
    public synchronized void close() {
        if (!tables.isEmpty()) {
            reach(Math.max(reached, journalEnd()));
        }
    }

    private long journalEnd() {
        try {
            return journal.last();
        } catch (JournalUnavailable e) {
            return reached;
        }
    }
}
