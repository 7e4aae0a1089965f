package vn.lienthong.reconcile;

import java.util.List;

/**
 * Some of a party's dossiers: those whose number's SHA-256 begins with {@code prefix} (small hex digits).
 *
 * @param digest of all of them together
 */
public record Bucket(String prefix, int count, Digest digest) {
    /** Hex digits that tell dossiers apart. */
    static final int DEEPEST = 16;
    /** A bucket of so many dossiers or fewer is listed rather than divided. */
    static final int LISTED_AT_MOST = 32;

    private static final String DIGITS = "0123456789abcdef";

    public Bucket {
        if (!isPrefix(prefix) || count < 0) {
            throw new IllegalArgumentException("Expected a prefix of 0 to " + DEEPEST
                    + " small hex digits and a count, but found '" + prefix + "' and " + count);
        }
    }

    static boolean isPrefix(String text) {
        return text.length() <= DEEPEST && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** The prefixes of the buckets below one, each a digit longer. */
    static List<String> children(String prefix) {
        return DIGITS.chars().mapToObj(digit -> prefix + (char) digit).toList();
    }

    /** It is listed: few are in it, or it cannot be divided. */
    boolean isListed(Bucket other) {
        return Math.max(count, other.count) <= LISTED_AT_MOST || prefix.length() == DEEPEST;
    }

    boolean agrees(Bucket other) {
        return count == other.count && digest.equals(other.digest);
    }
}
