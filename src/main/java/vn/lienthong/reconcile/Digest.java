package vn.lienthong.reconcile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first sixteen bytes of a SHA-256, or several of them joined by exclusive or, which needs no order. */
public record Digest(long high, long low) {
    static final Digest NOTHING = new Digest(0, 0);
    private static final int DIGITS = 32;
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(Digest::sha256);

    /** Of a text in UTF-8. */
    static Digest of(String text) {
        ByteBuffer hash = ByteBuffer.wrap(SHA.get().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Digest(hash.getLong(), hash.getLong());
    }

    Digest xor(Digest other) {
        return new Digest(high ^ other.high, low ^ other.low);
    }

    /** Reads what {@link #toString} writes; anything else is refused. */
    static Digest parse(String hex) {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException(
                    "Expected a digest of " + DIGITS + " hex digits, but found " + hex.length());
        }
        return new Digest(
                HexFormat.fromHexDigitsToLong(hex, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(hex, DIGITS / 2, DIGITS));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }
}
