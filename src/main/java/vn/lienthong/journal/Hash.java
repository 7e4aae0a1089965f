package vn.lienthong.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, one digest per thread. */
final class Hash {
    static final int SIZE = 32;

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hash::create);

    private Hash() {}

    static byte[] sha256(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** This thread's digest, empty. Finish it before calling anything else of this room. */
    static MessageDigest begin() {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        return digest;
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }
}
