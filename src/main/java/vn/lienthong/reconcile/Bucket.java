package vn.lienthong.reconcile;

/**
 * Some of a party's dossiers: those whose number's SHA-256 begins with {@code prefix} (small hex digits).
 *
 * @param digest of all of them together
 */
public record Bucket(String prefix, int count, Digest digest) {
    /** Hex digits that tell dossiers apart. */
    static final int DEEPEST = 16;

    public Bucket {
        if (!isPrefix(prefix) || count < 0) {
            throw new IllegalArgumentException("Expected a prefix of 0 to " + DEEPEST
                    + " small hex digits and a count, but found '" + prefix + "' and " + count);
        }
    }

    static boolean isPrefix(String text) {
        return text.length() <= DEEPEST && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    boolean agrees(Bucket other) {
        return count == other.count && digest.equals(other.digest);
    }
}
