package vn.lienthong.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.ledger.DossierCourse;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.ledger.Unseen;

/**
 * Keeps the facts equal to the ledger: of the dossiers whose rows were written, and now and then of all. {@link #go} is for one
 * thread at a time, the rest for any.
 */
public final class Counting {
    private static final Logger log = LoggerFactory.getLogger(Counting.class);
    private static final int AT_ONCE = 1_000;
    /** In Vietnam, when few work. */
    private static final int PROOF_HOUR = 1;

    private final Path folder;
    private final Ledger ledger;
    private final Unseen unseen;
    private final CountState state;
    private final Clock clock;
    /** Where the ledger stood before anything was applied. */
    private final long bookmark;
    /** What the recount found otherwise; what is written meanwhile is none of its faults. */
    private final Set<Long> suspects = new HashSet<>();

    private volatile Store store;
    private volatile Recount recount;
    private Facts facts;
    private long after;
    private boolean isAtEnd;

    Counting(Path folder, Ledger ledger, Clock clock) {
        this.folder = folder;
        this.ledger = ledger;
        this.unseen = ledger.unseen();
        this.state = new CountState(folder.resolve("state.properties"));
        this.clock = clock;
        this.bookmark = ledger.bookmark();
        unseen.begin();
    }

    /** Empty before the first {@link #go}. */
    Optional<Store> store() {
        return Optional.ofNullable(store);
    }

    /** The last one, or the one that goes on; empty before the first. */
    public Optional<Recount> recount() {
        return Optional.ofNullable(recount);
    }

    /** Something is to be done now. */
    public boolean hasWork() {
        return store == null
                || unseen.waiting() > 0
                || unseen.isIncomplete()
                || recount.ended().isEmpty()
                || isProofDue();
    }

    private boolean isProofDue() {
        ZonedDateTime now = clock.instant().atZone(Days.HOME);
        return Days.of(clock.instant()) > Days.of(recount.begun()) && now.getHour() >= PROOF_HOUR;
    }

    /** Begins, or takes what was written, or a piece of the recount. */
    public synchronized void go() {
        if (store == null) {
            begin();
        } else if (unseen.isIncomplete()) {
            unseen.begin();
            startOver(false);
        } else if (unseen.waiting() > 0) {
            take(unseen.next(AT_ONCE));
        } else if (recount.ended().isEmpty()) {
            countOn();
        } else if (isProofDue()) {
            startOver(false);
        }
    }

    private void begin() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CountState.Standing standing = state.standing(bookmark);
        boolean isGone = standing == CountState.Standing.GONE;
        Store opened = Store.open(folder, standing);
        facts = new Facts(opened.book(), procedure -> Optional.empty());
        startOver(isGone);
        if (standing == CountState.Standing.SOUND) {
            recount = recount.end(clock.instant(), 0);
        }
        state.working(!isGone);
        store = opened;
    }

    private void startOver(boolean isFirst) {
        suspects.clear();
        after = 0;
        isAtEnd = false;
        recount = new Recount(clock.instant(), isFirst, 0, 0, Optional.empty());
    }

    private void take(List<Long> ids) {
        // Before looking: what is written from now on is told again.
        unseen.seen(ids);
        try {
            Map<Long, Fact> found = facts(ledger.courses(ids));
            ids.forEach(id -> store.put(id, found.getOrDefault(id, Fact.NONE)));
            ids.forEach(suspects::remove);
        } catch (RuntimeException e) {
            unseen.again(ids);
            throw e;
        }
    }

    private Map<Long, Fact> facts(List<DossierCourse> courses) {
        Map<Long, Fact> found = new HashMap<>();
        courses.forEach(course -> found.put(course.id(), facts.of(course)));
        return found;
    }

    /** The dossiers behind the last one looked at; ids between them that nobody has now are nobody's. */
    private void countOn() {
        if (isAtEnd) {
            endRecount();
            return;
        }
        List<DossierCourse> courses = ledger.courses(after, AT_ONCE);
        isAtEnd = courses.size() < AT_ONCE;
        long last = courses.isEmpty() ? after : courses.get(courses.size() - 1).id();
        long until = isAtEnd ? Math.max(last, store.file().size() - 1) : last;
        Map<Long, Fact> found = facts(courses);
        for (long id = after + 1; id <= until; id++) {
            if (store.put(id, found.getOrDefault(id, Fact.NONE))) {
                suspects.add(id);
            }
        }
        after = last;
        recount = recount.on(courses.size());
    }

    /** A turn after the last dossier: what was written while it was looked at has been told by now. */
    private void endRecount() {
        Instant now = clock.instant();
        recount = recount.end(now, recount.isFirst() ? 0 : suspects.size());
        suspects.clear();
        state.working(true);
    }

    /** An orderly end: all of it on the disk, and up to where. Nothing, when nothing was begun; never in the way of others' end. */
    synchronized void end() {
        if (store == null) {
            return;
        }
        try {
            boolean isWhole = takeRest();
            store.close();
            if (isWhole) {
                state.ended(ledger.bookmark());
            }
        } catch (LedgerUnavailable | UncheckedIOException e) {
            log.atWarn().addKeyValue("cause", e.getMessage()).log("the indicators are counted again at the next start");
        }
        store = null;
    }

    private boolean takeRest() {
        ledger.save();
        while (!unseen.isIncomplete() && unseen.waiting() > 0) {
            take(unseen.next(AT_ONCE));
        }
        return !unseen.isIncomplete() && recount.ended().isPresent();
    }
}
