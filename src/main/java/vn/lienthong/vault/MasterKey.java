package vn.lienthong.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Wraps the keys that everything else is sealed with. Its id says which one it is, and nothing about it. */
final class MasterKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 4;

    private final byte[] bytes;
    private final String id;

    MasterKey(byte[] bytes) {
        if (bytes.length != Aes.KEY) {
            throw new IllegalArgumentException(
                    "Expected a master key of " + Aes.KEY + " bytes, but found " + bytes.length);
        }
        this.bytes = bytes.clone();
        this.id = name(bytes);
    }

    static MasterKey fresh() {
        return new MasterKey(random(Aes.KEY));
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** 8 characters of hex. */
    String id() {
        return id;
    }

    String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Nonce, then what AES-GCM made. */
    byte[] wrap(byte[] clear, byte[] header) {
        byte[] nonce = random(Aes.NONCE);
        byte[] sealed = Aes.seal(bytes, nonce, header, clear);
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return all;
    }

    Optional<byte[]> unwrap(byte[] wrapped, byte[] header) {
        if (wrapped.length < Aes.NONCE) {
            return Optional.empty();
        }
        return Aes.open(bytes, Arrays.copyOf(wrapped, Aes.NONCE), header, wrapped, Aes.NONCE);
    }

    private static String name(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("lienthong master key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }
}
