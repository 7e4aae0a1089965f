package vn.lienthong.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A private key of one name. Its text form is the one of Go's {@code sumdb/note}; it is never logged. */
public final class SigningKey {
    private static final String HEAD = "PRIVATE+KEY+";

    private final NoteKey key;
    private final byte[] seed;

    private SigningKey(NoteKey key, byte[] seed) {
        this.key = key;
        this.seed = seed;
    }

    static SigningKey of(String name, NoteKey.Kind kind, byte[] seed) {
        return new SigningKey(NoteKey.of(name, kind, Ed25519.publicKey(seed)), seed.clone());
    }

    static SigningKey fresh(String name, NoteKey.Kind kind) {
        return of(name, kind, Ed25519.newSeed(new SecureRandom()));
    }

    /** Reads {@link #secret}. */
    static Optional<SigningKey> read(String secret) {
        String[] parts = secret.strip().split("\\+", 5);
        if (!secret.startsWith(HEAD) || parts.length != 5 || !NoteKey.isName(parts[2])) {
            return Optional.empty();
        }
        byte[] typed = NoteKey.decode(parts[4]);
        if (typed.length != 1 + Ed25519.KEY_SIZE) {
            return Optional.empty();
        }
        byte[] seed = Arrays.copyOfRange(typed, 1, typed.length);
        return Arrays.stream(NoteKey.Kind.values())
                .map(kind -> of(parts[2], kind, seed))
                .filter(one -> one.key.typed()[0] == typed[0] && one.key.hash().equals(parts[3]))
                .findFirst();
    }

    /** The private key itself: only for its file. */
    String secret() {
        byte[] typed = Ed25519.joined(new byte[] {key.typed()[0]}, seed);
        return HEAD + key.name() + "+" + key.hash() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /** The public half. */
    public NoteKey publicKey() {
        return key;
    }

    /** The signature line for a text; for a witness with the time, to the second. */
    String sign(String text, Instant at) {
        if (key.kind() == NoteKey.Kind.NOTE) {
            return SignedNote.line(key, Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
        }
        byte[] signature = Ed25519.sign(seed, NoteKey.cosigned(text, at.getEpochSecond()));
        byte[] stamped = ByteBuffer.allocate(8 + signature.length)
                .putLong(at.getEpochSecond())
                .put(signature)
                .array();
        return SignedNote.line(key, stamped);
    }

    @Override
    public String toString() {
        return "SigningKey[" + key.name() + "+" + key.hash() + "]";
    }
}
