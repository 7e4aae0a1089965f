package vn.lienthong.journal;

import java.util.Arrays;
import java.util.HexFormat;

/** Walks what is stored and recomputes everything; trusts only the entry before the range. */
final class Verifier {
    private static final int LOOK_AHEAD = 10_000;

    private final Walks store;
    private final Packer packer;
    private final boolean opening;

    /** Whether the key of the entry looked at last was destroyed. */
    private boolean erased;

    /** Why the key of the entry looked at last is not here; empty if it is. */
    private String keyless = "";

    Verifier(Walks store, Packer packer) {
        this(store, packer, true);
    }

    /** @param opening whether contents are opened and compared with what was committed to; the chain and the leaves need no key */
    Verifier(Walks store, Packer packer, boolean opening) {
        this.store = store;
        this.packer = packer;
        this.opening = opening;
    }

    Verification verify(long from, long to, Walker each) {
        Head head = Head.START;
        try (Store.Walk walk = store.walk(from, to)) {
            head = walk.before();
            while (head.position() < to) {
                Stored found = walk.next();
                byte[] leaf = found == null ? new byte[0] : Leaf.hash(found.leafData);
                Verification.Broken broken = check(head, found, leaf, walk);
                if (broken != null) {
                    return broken;
                }
                head = found.head();
                each.intact(head.position(), found.packed.atMillis, leaf);
                if (erased) {
                    each.erased(head.position());
                }
                if (!keyless.isEmpty()) {
                    each.keyless(head.position(), keyless);
                }
            }
        } catch (JournalDamaged damage) {
            return new Verification.Broken(damage.position(), damage.fault(), damage.getMessage());
        }
        return new Verification.Intact(from, to, HexFormat.of().formatHex(head.chain()));
    }

    private Verification.Broken check(Head head, Stored found, byte[] leaf, Store.Walk walk) {
        long expected = head.position() + 1;
        if (found == null) {
            return broken(expected, Verification.Fault.MISSING, "the entries end before it", walk);
        }
        if (found.position != expected) {
            return displaced(expected, found.position, walk);
        }
        erased = false;
        keyless = "";
        try {
            erased = opening && !packer.isWhole(found);
        } catch (KeyMissing e) {
            keyless = String.valueOf(e.getMessage());
        } catch (Packer.Unreadable | RuntimeException e) {
            return broken(expected, Verification.Fault.CHANGED, String.valueOf(e.getMessage()), walk);
        }
        byte[] chain = Leaf.chain(head.chain(), leaf);
        if (!Arrays.equals(chain, found.chain)) {
            return broken(expected, Verification.Fault.UNCHAINED, "it does not chain to the one before it", walk);
        }
        return null;
    }

    private static Verification.Broken displaced(long expected, long found, Store.Walk walk) {
        Verification.Fault fault = found < expected || comesLater(expected, walk)
                ? Verification.Fault.REORDERED
                : Verification.Fault.MISSING;
        return broken(expected, fault, "message " + found + " stands in its place", walk);
    }

    private static boolean comesLater(long expected, Store.Walk walk) {
        try {
            for (int i = 0; i < LOOK_AHEAD; i++) {
                Stored later = walk.next();
                if (later == null || later.position == expected) {
                    return later != null;
                }
            }
        } catch (JournalDamaged damage) {
            // Behind the first fault everything may be wrong; the first one is what we name.
            return false;
        }
        return false;
    }

    private static Verification.Broken broken(long position, Verification.Fault fault, String detail, Store.Walk walk) {
        return new Verification.Broken(
                position, fault, "Expected message " + position + " in " + walk.place() + ", but " + detail);
    }
}
