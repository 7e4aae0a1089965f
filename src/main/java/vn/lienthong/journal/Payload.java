package vn.lienthong.journal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** Bytes that never change: what was received or sent, exactly. Copies on the way in and on the way out. */
public final class Payload {
    private static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    /** The UTF-8 bytes of a text. */
    public static Payload ofText(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Payload empty() {
        return EMPTY;
    }

    /** Takes the array without a copy: only for arrays that nobody else will write to. */
    static Payload owning(byte[] bytes) {
        return new Payload(Objects.requireNonNull(bytes));
    }

    /** The bytes themselves, for readers inside this room that do not write to them. */
    byte[] shared() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Reads the bytes without copying them. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** The bytes read as UTF-8; malformed parts become U+FFFD. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Lower-case hex. An index over contents, never a proof: proofs use the salted commitment (decision 8). */
    public String sha256() {
        return HexFormat.of().formatHex(Hash.sha256(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Never the bytes: they may hold personal data. */
    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
