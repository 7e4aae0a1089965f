package vn.lienthong.retention;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Glance;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * The dossiers under legal hold, as the journal says: a hold and its end are entries (kind DECISION, fact {@code action} {@code hold} or
 * {@code hold-lift}, fact {@code dossier}, the ground in the payload). Whatever destroys asks {@link #on} first. Not thread-safe.
 */
public final class Holds {
    private static final String HOLD = "hold";
    private static final String LIFT = "hold-lift";
    private static final int MOST_GROUND = 500;
    private static final int MOST_NUMBER = 100;

    private final Map<String, Hold> held = new TreeMap<>();

    /** As of the journal's end. Reads all of it. */
    public static Holds read(Journal journal) {
        Holds holds = new Holds();
        long at = 0;
        for (List<Entry> some = next(journal, at); !some.isEmpty(); some = next(journal, at)) {
            some.forEach(holds::heed);
            at = some.get(some.size() - 1).position();
        }
        return holds;
    }

    private static List<Entry> next(Journal journal, long after) {
        return journal.list(after, 1_000, 16 << 20);
    }

    /** As {@link #read(Journal)}, of a journal that another process may be writing; unpacks decisions only. */
    public static Holds read(Glance journal) {
        Holds holds = new Holds();
        journal.each(label -> label.kind() == Kind.DECISION, holds::heed);
        return holds;
    }

    /** Takes the next entry in the journal's order; one that is about something else is passed over. */
    public void heed(Entry entry) {
        String dossier = entry.facts().getOrDefault("dossier", "");
        String action = entry.kind() == Kind.DECISION ? entry.facts().getOrDefault("action", "") : "";
        if (dossier.isBlank()) {
            return;
        }
        if (action.equals(HOLD)) {
            // Contents that were destroyed leave the hold, and not its ground.
            String ground =
                    entry.payload().text().isBlank() ? "?" : entry.payload().text();
            held.put(key(dossier), new Hold(dossier, ground, entry.party(), entry.at(), entry.position()));
        } else if (action.equals(LIFT)) {
            held.remove(key(dossier));
        }
    }

    /** The hold on a dossier; capital letters do not count. Ask for each number that the dossier is known by. */
    public Optional<Hold> on(String dossier) {
        return Optional.ofNullable(held.get(key(dossier)));
    }

    /** All that are not lifted, by number. */
    public List<Hold> list() {
        return List.copyOf(held.values());
    }

    private static String key(String dossier) {
        return dossier.strip().toUpperCase(Locale.ROOT);
    }

    /** The entry that puts a dossier under hold. */
    public static Draft hold(String dossier, String ground, String who, Instant at) {
        return draft(HOLD, dossier, ground, who, at);
    }

    /** The entry that ends it. */
    public static Draft lift(String dossier, String ground, String who, Instant at) {
        return draft(LIFT, dossier, ground, who, at);
    }

    private static Draft draft(String action, String dossier, String ground, String who, Instant at) {
        boolean oneLine = (dossier + ground).chars().noneMatch(Character::isISOControl);
        if (dossier.isBlank()
                || dossier.length() > MOST_NUMBER
                || ground.isBlank()
                || ground.length() > MOST_GROUND
                || !oneLine) {
            throw new IllegalArgumentException("Expected a dossier's number (up to " + MOST_NUMBER
                    + " characters) and a ground (up to " + MOST_GROUND + "), each on one line");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", action);
        facts.put("dossier", dossier.strip());
        Payload payload = Payload.of(ground.strip().getBytes(StandardCharsets.UTF_8));
        return new Draft(Kind.DECISION, who, at, "text/plain; charset=utf-8", facts, payload);
    }
}
