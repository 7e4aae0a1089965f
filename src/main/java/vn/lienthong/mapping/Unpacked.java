package vn.lienthong.mapping;

/** When what is unpacked is more than any honest sender packs. */
final class Unpacked {
    /** Tables of equal rows reach 100; deflate can do 1,000. */
    private static final int MOST_TIMES = 250;

    private static final long FREE = 1024 * 1024;

    private Unpacked() {}

    /** Whatever size the packed bytes declare is not believed. */
    static boolean isBomb(long unpacked, long packed) {
        return unpacked > FREE && unpacked > MOST_TIMES * Math.max(packed, 1);
    }
}
