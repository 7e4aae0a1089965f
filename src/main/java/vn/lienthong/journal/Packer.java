package vn.lienthong.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
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

    Packed pack(Draft draft) throws IOException {
        byte[] salt = salts.get();
        byte[] contents = Contents.encode(salt, draft.facts(), draft.payload());
        byte[] commitment = Contents.commitment(contents);
        byte[] smaller = Deflate.smaller(contents);
        String key = cipher.nextKey();
        int kind = draft.kind().code();
        long at = draft.at().toEpochMilli();
        byte[] header = Leaf.header(kind, draft.party(), at, draft.contentType(), key, commitment);
        return new Packed(
                kind,
                draft.party(),
                at,
                draft.contentType(),
                key,
                smaller == null ? PLAIN : DEFLATED,
                contents.length,
                commitment,
                cipher.seal(key, smaller == null ? contents : smaller, header, commitment),
                salt);
    }

    /** The entry of stored bytes; the commitment is checked on every read. One whose key was destroyed has no contents. */
    Entry open(Stored stored) throws Unreadable {
        Optional<byte[]> clear = clear(stored);
        if (clear.isEmpty()) {
            return erased(stored);
        }
        byte[] contents = contents(stored.packed, clear.get());
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

    /** The same entry; without its contents if their key was destroyed since they came into memory. */
    Entry current(Entry entry) {
        if (entry.isErased() || !cipher.isDestroyed(entry.seal().keyId())) {
            return entry;
        }
        Seal seal = entry.seal();
        return new Entry(
                entry.position(),
                entry.kind(),
                entry.party(),
                entry.at(),
                entry.contentType(),
                Map.of(),
                Payload.empty(),
                new Seal(seal.keyId(), "", seal.commitment(), seal.leaf(), seal.chain()));
    }

    /** Whether there are contents, which are then the ones committed to; false for an entry whose key was destroyed. */
    boolean isWhole(Stored stored) throws Unreadable {
        Optional<byte[]> clear = clear(stored);
        if (clear.isPresent()) {
            contents(stored.packed, clear.get());
        }
        return clear.isPresent();
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

    private static Entry erased(Stored stored) {
        return new Entry(
                stored.position,
                Kind.ofCode(stored.packed.kind),
                stored.packed.party,
                Instant.ofEpochMilli(stored.packed.atMillis),
                stored.packed.contentType,
                Map.of(),
                Payload.empty(),
                seal(stored, new byte[0]));
    }

    private Optional<byte[]> clear(Stored stored) throws Unreadable {
        Packed packed = stored.packed;
        try {
            return cipher.open(packed.keyId, packed.sealed, Leaf.header(stored.leafData), packed.commitment);
        } catch (KeyMissing e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] contents(Packed packed, byte[] clear) throws Unreadable {
        byte[] contents = expand(packed, clear);
        if (!Arrays.equals(packed.commitment, Contents.commitment(contents))) {
            throw new Unreadable("its contents are not the ones committed to");
        }
        return contents;
    }

    private static byte[] expand(Packed packed, byte[] clear) throws Unreadable {
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
