package vn.lienthong.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A public key that verifies signed notes, written as {@code name+hash+key} (C2SP signed-note).
 *
 * @param name who signs: a schema-less URL, without spaces and plus signs
 * @param kind what its signatures cover
 * @param raw the 32 bytes of the Ed25519 key, lower-case hex
 */
public record NoteKey(String name, Kind kind, String raw) {
    private static final int STAMP = 8;

    /** The number stands in the key's line and in its hash. */
    public enum Kind {
        /** Covers the note's text. */
        NOTE(1),
        /** Covers the text and a time: a witness saw this checkpoint then, and none that it contradicts (C2SP tlog-cosignature). */
        COSIGNATURE(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    public NoteKey {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "Expected a key's name without spaces and plus signs, but found '" + name + "'");
        }
        if (!raw.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Expected 32 bytes of a public key in hex, but found '" + raw + "'");
        }
    }

    /** Whether this may stand in a signature line. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 200
                && name.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || c == '+');
    }

    static NoteKey of(String name, Kind kind, byte[] raw) {
        return new NoteKey(name, kind, HexFormat.of().formatHex(raw));
    }

    /** Reads {@link #line}; empty if it is none, or its hash is not the key's. */
    public static Optional<NoteKey> read(String line) {
        String[] parts = line.strip().split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            return Optional.empty();
        }
        byte[] typed = decode(parts[2]);
        if (typed.length != 1 + Ed25519.KEY_SIZE) {
            return Optional.empty();
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code == typed[0])
                .map(kind -> of(parts[0], kind, Arrays.copyOfRange(typed, 1, typed.length)))
                .filter(key -> key.hash().equals(parts[1]))
                .findFirst();
    }

    /** {@code name+hash+key}: what an auditor keeps. */
    public String line() {
        return name + "+" + hash() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    /** Four bytes in hex that tell two keys of one name apart; a hint, not a proof. */
    public String hash() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.of(named, typed()), 0, 4);
    }

    /** Whether the signature bytes (behind the key's hash) are this key's for that text. */
    boolean verifies(String text, byte[] signature) {
        byte[] key = HexFormat.of().parseHex(raw);
        if (kind == Kind.NOTE) {
            return Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), signature);
        }
        if (signature.length != STAMP + Ed25519.SIGNATURE_SIZE) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        byte[] signed = Arrays.copyOfRange(signature, STAMP, signature.length);
        return seconds >= 0 && Ed25519.verifies(key, cosigned(text, seconds), signed);
    }

    /** When the cosignature says it was made. */
    static Instant time(byte[] cosignature) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(cosignature).getLong());
    }

    static byte[] cosigned(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    byte[] typed() {
        return Ed25519.joined(new byte[] {(byte) kind.code}, HexFormat.of().parseHex(raw));
    }

    /** Empty for what is no base64, or could be written in another way: of one note there is one text. */
    static byte[] decode(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
