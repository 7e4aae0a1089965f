package vn.lienthong.evidence;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/** The hub's signature. Thread-safe. Which key is in force, and since when, is in the journal before the key signs anything. */
public final class Signatory {
    private static final Logger log = LoggerFactory.getLogger(Signatory.class);

    private final SigningKey key;
    private final List<NoteKey> all;
    private final Clock clock;

    private Signatory(SigningKey key, List<NoteKey> all, Clock clock) {
        this.key = key;
        this.all = List.copyOf(all);
        this.clock = clock;
    }

    /**
     * Opens the key, or makes it at the first start. A key file that is gone is refused, for a new key would be another
     * signatory: restore it, or say so by {@code journal key --rotate}.
     */
    public static Signatory open(EvidenceSettings settings, Journal journal, Clock clock) throws IOException {
        PublicKeys book = new PublicKeys(settings.folder().resolve("keys"));
        Optional<NoteKey> last = known(book, journal);
        SigningKey key = PrivateKeys.open(settings, last);
        if (last.isEmpty() || !last.get().equals(key.publicKey())) {
            enter(KeyChange.of(last, Optional.empty(), key, clock.instant()), "hub", book, journal, clock);
        }
        return new Signatory(key, publicKeys(settings), clock);
    }

    /**
     * A new key takes over, and the old one says so if it is there. Durable in the journal before the old key is replaced: a crash
     * in between leaves the old one in force, and an entry about a key that nobody has.
     *
     * @param to the file of a key in PKCS#12 that is to take over; empty: a new one in the place of the old one
     */
    public static NoteKey rotate(
            EvidenceSettings settings, Optional<EvidenceSettings> to, String who, Journal journal, Clock clock)
            throws IOException {
        PublicKeys book = new PublicKeys(settings.folder().resolve("keys"));
        Optional<NoteKey> last = known(book, journal);
        Optional<SigningKey> old =
                PrivateKeys.find(settings, last).filter(one -> last.equals(Optional.of(one.publicKey())));
        SigningKey now = PrivateKeys.next(settings, to, last);
        enter(KeyChange.of(last, old, now, clock.instant()), who, book, journal, clock);
        if (to.isEmpty()) {
            new KeyFile(settings.keyFile(), "").write(now);
        }
        return now.publicKey();
    }

    /** Where the data directory is lost and the journal is not, the journal still says which key signed: no other one takes over without a word. */
    private static Optional<NoteKey> known(PublicKeys book, Journal journal) throws IOException {
        Optional<NoteKey> last = book.last();
        if (last.isEmpty() && book.restore(journal)) {
            log.atWarn()
                    .addKeyValue("keys", book.list().size())
                    .log("the folder of public keys was lost; it is made again from the journal");
            return book.last();
        }
        return last;
    }

    private static void enter(KeyChange change, String who, PublicKeys book, Journal journal, Clock clock)
            throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", KeyChange.ACTION);
        facts.put("before", change.before().map(NoteKey::line).orElse(""));
        facts.put("now", change.now().line());
        facts.put("endorsed", String.valueOf(change.isEndorsed()));
        Payload note = Payload.ofText(change.note().whole());
        long position = journal.append(
                        new Draft(Kind.DECISION, who, clock.instant(), "text/plain; charset=utf-8", facts, note))
                .join();
        book.add(change);
        log.atInfo()
                .addKeyValue("key", change.now().line())
                .addKeyValue("endorsed", change.isEndorsed())
                .addKeyValue("message", position)
                .log("a key signs for this hub");
    }

    /** Every key that ever signed for this hub, oldest first; for commands beside it. */
    public static List<NoteKey> publicKeys(EvidenceSettings settings) throws IOException {
        return new PublicKeys(settings.folder().resolve("keys"))
                .list().stream().map(KeyChange::now).toList();
    }

    /** The key in force; its {@link NoteKey#line} is what an auditor keeps. */
    public NoteKey key() {
        return key.publicKey();
    }

    /** Every key this hub ever signed with, oldest first. */
    public List<NoteKey> keys() {
        return all;
    }

    /**
     * Signs a statement. The signed text is {@code <name>/<kind>}, a line feed, and the text: no statement can be taken for a
     * checkpoint, whose first line is the name alone.
     *
     * @param kind small letters and hyphens, such as {@code reconciliation}
     * @param text whole lines without control characters
     */
    public SignedNote sign(String kind, String text) {
        if (!kind.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException(
                    "Expected a kind in small letters and hyphens, but found '" + kind + "'");
        }
        return note(key.publicKey().name() + "/" + kind + "\n" + text);
    }

    /** A checkpoint; checked by who calls this. */
    SignedNote note(String text) {
        Instant now = clock.instant();
        return new SignedNote(text, List.of(key.sign(text, now)));
    }
}
