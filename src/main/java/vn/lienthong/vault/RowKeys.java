package vn.lienthong.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A key for each row that may have to be forgotten alone, by its number. Sealed bytes are 2 (u8), a nonce of 12 bytes, and what AES-GCM made.
 * Thread-safe.
 */
public final class RowKeys {
    /** The first byte of sealed bytes; those of the ledger begin otherwise, so that rows written in clear stay readable. */
    private static final byte SEALED = 2;

    private static final byte NONCE = 3;

    /** Before the sealed form of a text. */
    private static final String TEXT = "sealed:";

    /** The key of texts that belong to no dossier, or to many. */
    private static final long SHARED = 0;

    private static final int SHARED_TEXT = 9;

    private final Vault vault;
    private final Shelf shelf;
    private final boolean sealing;

    RowKeys(Vault vault, Shelf shelf, boolean sealing) {
        this.vault = vault;
        this.shelf = shelf;
        this.sealing = sealing;
    }

    /** Nothing is sealed: for tests and for stores without keys. */
    public static RowKeys none() {
        return new RowKeys(null, null, false);
    }

    /**
     * The same bytes for the same row come out the same: the nonce follows from key and bytes, so that a ledger made again from the
     * journal can be compared with the old one.
     *
     * @param purpose what kind of row it is: bytes of one kind cannot be put in the place of another
     * @param clear anything that does not begin with 2
     */
    public byte[] seal(long row, int purpose, byte[] clear) {
        if (!sealing) {
            return clear;
        }
        byte[] key = find(row, true).orElseThrow(() -> new IllegalStateException("Expected a key for row " + row));
        byte[] nonce = nonce(key, purpose, clear);
        byte[] sealed = Aes.seal(key, nonce, header(row, purpose), clear);
        return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                .put(SEALED)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** Empty where the key was destroyed; what was stored in clear comes back as it is. */
    public Optional<byte[]> open(long row, int purpose, byte[] sealed) {
        if (sealed.length == 0 || sealed[0] != SEALED) {
            return Optional.of(sealed);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + Aes.NONCE);
        return find(row, false).map(key -> Aes.open(key, nonce, header(row, purpose), sealed, 1 + Aes.NONCE)
                .orElseThrow(() -> new IllegalStateException(
                        "Expected the row " + row + " as it was sealed, but it does not open under its key")));
    }

    /** A text that belongs to no single dossier; the same text comes out the same, so that equal ones can be counted. */
    public String sealText(String clear) {
        if (!sealing || clear.isEmpty()) {
            return clear;
        }
        byte[] sealed = seal(SHARED, SHARED_TEXT, clear.getBytes(StandardCharsets.UTF_8));
        return TEXT + Base64.getEncoder().encodeToString(sealed);
    }

    public String openText(String stored) {
        if (!stored.startsWith(TEXT)) {
            return stored;
        }
        byte[] sealed = Base64.getDecoder().decode(stored.substring(TEXT.length()));
        return open(SHARED, SHARED_TEXT, sealed)
                .map(clear -> new String(clear, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static byte[] nonce(byte[] key, int purpose, byte[] clear) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            digest.update(NONCE);
            digest.update((byte) purpose);
            return Arrays.copyOf(digest.digest(clear), Aes.NONCE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }

    /** Durable when it returns. */
    public void destroy(long row) throws IOException {
        int block = (int) (row / KeyTree.KEYS);
        if (vault == null || !shelf.has(block)) {
            return;
        }
        shelf.destroy(block, index(row), vault.unlocked());
    }

    private Optional<byte[]> find(long row, boolean make) {
        int block = (int) (row / KeyTree.KEYS);
        try {
            if (make && !shelf.has(block)) {
                shelf.make(block, vault.master());
            }
            return Optional.ofNullable(shelf.get(block, vault.unlocked()).find(index(row)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to make a block of keys, but: " + e.getMessage(), e);
        }
    }

    private static int index(long row) {
        return (int) (row % KeyTree.KEYS);
    }

    private static byte[] header(long row, int purpose) {
        return ByteBuffer.allocate(9).putLong(row).put((byte) purpose).array();
    }
}
