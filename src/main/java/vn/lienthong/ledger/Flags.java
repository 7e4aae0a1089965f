package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.dossier.Hearing;

/** The flags of the last news in one number, a bit each; the order in {@link Hearing.Flag} is in the tables. */
final class Flags {
    private Flags() {}

    static int of(Collection<Hearing.Flag> flags) {
        int bits = 0;
        for (Hearing.Flag flag : flags) {
            bits |= 1 << flag.ordinal();
        }
        return bits;
    }

    static List<Hearing.Flag> list(int bits) {
        List<Hearing.Flag> flags = new ArrayList<>();
        for (Hearing.Flag flag : Hearing.Flag.values()) {
            if ((bits & (1 << flag.ordinal())) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
