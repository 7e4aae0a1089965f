package vn.lienthong.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A key for each row that may have to be forgotten alone, by its number; the same row is sealed many times, so each time with a nonce of
 * its own, which stands before the sealed bytes. Thread-safe.
 */
public final class RowKeys {
    private static final byte CLEAR = 0;
    private static final byte SEALED = 1;

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

    /** @param purpose what kind of row it is: bytes of one kind cannot be put in the place of another */
    public byte[] seal(long row, int purpose, byte[] clear) {
        if (!sealing) {
            return prefixed(CLEAR, clear, new byte[0]);
        }
        byte[] key = find(row, true).orElseThrow(() -> new IllegalStateException("Expected a key for row " + row));
        byte[] nonce = MasterKey.random(Aes.NONCE);
        return prefixed(SEALED, nonce, Aes.seal(key, nonce, header(row, purpose), clear));
    }

    /** Empty where the key was destroyed. */
    public Optional<byte[]> open(long row, int purpose, byte[] sealed) {
        if (sealed[0] == CLEAR) {
            return Optional.of(Arrays.copyOfRange(sealed, 1, sealed.length));
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + Aes.NONCE);
        return find(row, false).map(key -> Aes.open(key, nonce, header(row, purpose), sealed, 1 + Aes.NONCE)
                .orElseThrow(() -> new IllegalStateException(
                        "Expected the row " + row + " as it was sealed, but it does not open under its key")));
    }

    /** Durable when it returns. */
    public void destroy(long row) throws IOException {
        int block = (int) (row / KeyTree.KEYS);
        if (vault == null || !shelf.has(block)) {
            return;
        }
        shelf.replace(block, shelf.get(block, vault.master()).without(index(row)), vault.master());
    }

    private Optional<byte[]> find(long row, boolean make) {
        int block = (int) (row / KeyTree.KEYS);
        try {
            if (make && !shelf.has(block)) {
                create(block);
            }
            return Optional.ofNullable(shelf.get(block, vault.unlocked()).find(index(row)));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to make a block of keys, but: " + e.getMessage(), e);
        }
    }

    private synchronized void create(int block) throws IOException {
        if (!shelf.has(block)) {
            shelf.create(block, vault.master());
        }
    }

    private static int index(long row) {
        return (int) (row % KeyTree.KEYS);
    }

    private static byte[] header(long row, int purpose) {
        return ByteBuffer.allocate(9).putLong(row).put((byte) purpose).array();
    }

    private static byte[] prefixed(byte how, byte[] first, byte[] second) {
        return ByteBuffer.allocate(1 + first.length + second.length)
                .put(how)
                .put(first)
                .put(second)
                .array();
    }
}
