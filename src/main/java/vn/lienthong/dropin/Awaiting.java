package vn.lienthong.dropin;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/**
 * Dossiers of acknowledged writes that the ledger has not applied yet, so that a sender always sees its own writes. What
 * lies behind the ledger's bookmark is dropped: from there on the ledger answers.
 *
 * <p>Callers ask here first and the ledger second, with a bookmark read before both: then nothing falls between the two.
 */
final class Awaiting {
    private final int most;
    private final Map<DossierNumber, Written> latest = new HashMap<>();
    private final Queue<Written> inOrder = new ArrayDeque<>();
    private long blindUntil;

    Awaiting(int most) {
        this.most = most;
    }

    /** What a write said of one dossier, and where it stands in the journal. */
    record Written(long position, AgencyCode agency, Line line) {}

    synchronized void keep(long position, AgencyCode agency, List<Line> lines) {
        for (Line line : lines) {
            Written written = new Written(position, agency, line);
            // Announced in order of position; a repeat gives an old one and must not hide what came after it.
            latest.merge(line.number(), written, (old, now) -> now.position >= old.position ? now : old);
            inOrder.add(written);
        }
    }

    /** Drops what the ledger has applied. */
    synchronized void dropUntil(long bookmark) {
        while (!inOrder.isEmpty() && inOrder.peek().position <= bookmark) {
            Written written = inOrder.remove();
            latest.remove(written.line.number(), written);
        }
    }

    synchronized Optional<Written> find(DossierNumber number, long bookmark) {
        return Optional.ofNullable(latest.get(number)).filter(written -> written.position > bookmark);
    }

    /** False when so many more dossiers would be too many to keep. */
    synchronized boolean hasRoom(int more) {
        return inOrder.size() + more <= most;
    }

    /** At start, an entry behind the ledger's bookmark. When there is no room for it, nothing can be said until the ledger has it. */
    synchronized void takeUp(Entry entry) {
        Map<String, String> facts = entry.facts();
        boolean ours = entry.kind() == Kind.DELIVERY
                && facts.containsKey(Call.THROUGH)
                && Call.DOSSIERS.equals(facts.get(Call.SERVICE));
        if (!ours) {
            return;
        }
        List<Line> lines = lines(entry);
        if (hasRoom(lines.size())) {
            keep(entry.position(), new AgencyCode(facts.get(Call.AGENCY)), lines);
        } else {
            blindUntil = Math.max(blindUntil, entry.position());
        }
    }

    private static List<Line> lines(Entry entry) {
        byte[] bytes = entry.payload().toBytes();
        boolean relay = Call.Door.RELAY.path.equals(entry.facts().get(Call.THROUGH));
        return (relay ? AskReader.bareArray(bytes) : AskReader.envelope(bytes)).fold(Ask::lines, refusal -> List.of());
    }

    synchronized boolean isBlind(long bookmark) {
        return bookmark < blindUntil;
    }
}
