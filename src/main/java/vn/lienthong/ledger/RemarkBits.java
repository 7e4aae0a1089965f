package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.dossier.Remark;

/** Remarks in one number, a bit each: {@link Row#flags} keeps them. Two bits among them are the row's own. */
final class RemarkBits {
    /** The bits of the first eight lie below those of {@link Row#LASTING}, the others above. */
    private static final int BELOW = 8;

    private static final Remark[] ALL = Remark.values();

    private RemarkBits() {}

    static int of(Remark remark) {
        int place = remark.ordinal();
        return 1 << (place < BELOW ? place : place + Integer.bitCount(Row.LASTING));
    }

    static int of(Collection<Remark> remarks) {
        int bits = 0;
        for (Remark remark : remarks) {
            bits |= of(remark);
        }
        return bits;
    }

    static List<Remark> list(int bits) {
        List<Remark> remarks = new ArrayList<>();
        for (Remark remark : ALL) {
            if ((bits & of(remark)) != 0) {
                remarks.add(remark);
            }
        }
        return remarks;
    }
}
