package vn.lienthong.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;

/** Draft to packed entry and stored entry to entry. Thread-safe; the work happens on the calling thread. */
final class Packer {
    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;

    private final EntryCipher cipher;
    private final Supplier<byte[]> salts;

    Packer(EntryCipher cipher, Supplier<byte[]> salts) {
        this.cipher = cipher;
        this.salts = salts;
    }

    Packed pack(Draft draft) {
        byte[] salt = salts.get();
        byte[] contents = Contents.encode(salt, draft.facts(), draft.payload());
        byte[] commitment = Contents.commitment(contents);
        byte[] smaller = Deflate.smaller(contents);
        return new Packed(
                draft.kind().code(),
                draft.party(),
                draft.at().toEpochMilli(),
                draft.contentType(),
                cipher.keyId(),
                smaller == null ? PLAIN : DEFLATED,
                contents.length,
                commitment,
                cipher.seal(smaller == null ? contents : smaller, commitment),
                salt);
    }

    /** The entry of stored bytes; the commitment is checked on every read. */
    Entry open(Stored stored) throws Unreadable {
        byte[] contents = contents(stored.packed);
        return new Entry(
                stored.position,
                Kind.ofCode(stored.packed.kind),
                stored.packed.party,
                Instant.ofEpochMilli(stored.packed.atMillis),
                stored.packed.contentType,
                Contents.facts(contents),
                Contents.payload(contents),
                seal(stored, Contents.salt(contents)));
    }

    /** The same entry from memory: the contents stay as the draft had them. */
    static Entry entry(Stored stored, Draft draft, byte[] salt) {
        return Entry.of(stored.position, draft, seal(stored, salt));
    }

    private static Seal seal(Stored stored, byte[] salt) {
        HexFormat hex = HexFormat.of();
        return new Seal(
                stored.packed.keyId,
                hex.formatHex(salt),
                hex.formatHex(stored.packed.commitment),
                hex.formatHex(Leaf.hash(stored.leafData)),
                hex.formatHex(stored.chain));
    }

    private byte[] contents(Packed packed) throws Unreadable {
        byte[] contents = expand(packed);
        if (!Arrays.equals(packed.commitment, Contents.commitment(contents))) {
            throw new Unreadable("its contents are not the ones committed to");
        }
        return contents;
    }

    private byte[] expand(Packed packed) throws Unreadable {
        byte[] clear = cipher.open(packed.keyId, packed.sealed, packed.commitment);
        if (packed.codec == PLAIN && clear.length == packed.contentsLength) {
            return clear;
        }
        if (packed.codec != DEFLATED || packed.contentsLength < 0) {
            throw new Unreadable("codec " + packed.codec + " with " + packed.contentsLength + " bytes is unknown");
        }
        try {
            return Deflate.inflate(clear, packed.contentsLength);
        } catch (DataFormatException e) {
            throw new Unreadable("its compressed contents are malformed: " + e.getMessage());
        }
    }

    /** The stored bytes are not what was written. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String what) {
            super(what);
        }
    }
}
