package vn.lienthong.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.lienthong.journal.EntryCipher;

/**
 * A key for each entry: key id {@code <block>.<index>} in hex. A process begins with a block of its own, with a random number, so that
 * no key is ever used twice, whatever a crash forgot and whichever copy of the folder was restored. The nonce follows from the contents: a
 * machine set back to a snapshot seals other contents with another one.
 */
final class EntryKeys implements EntryCipher {
    private final Vault vault;
    private final Shelf shelf;
    private final boolean sealing;
    private int block;
    private int next = KeyTree.KEYS;

    EntryKeys(Vault vault, Shelf shelf, boolean sealing) {
        this.vault = vault;
        this.shelf = shelf;
        this.sealing = sealing;
    }

    @Override
    public synchronized String nextKey() throws IOException {
        if (!sealing) {
            return NONE;
        }
        if (next == KeyTree.KEYS) {
            block = shelf.createAny(vault.master());
            next = 0;
        }
        return Integer.toHexString(block) + "." + Integer.toHexString(next++);
    }

    @Override
    public byte[] seal(String keyId, byte[] clear, byte[] header, byte[] commitment) {
        if (keyId.equals(NONE)) {
            return clear;
        }
        return Aes.seal(key(KeyId.of(keyId)).orElseThrow(), nonce(commitment), header, clear);
    }

    @Override
    public Optional<byte[]> open(String keyId, byte[] sealed, byte[] header, byte[] commitment) {
        if (keyId.equals(NONE)) {
            return Optional.of(sealed);
        }
        Optional<byte[]> key = key(KeyId.of(keyId));
        return key.map(bytes -> Aes.open(bytes, nonce(commitment), header, sealed, 0)
                .orElseThrow(() -> new IllegalArgumentException("it does not open under its key " + keyId)));
    }

    @Override
    public boolean isDestroyed(String keyId) {
        if (!shelf.hasDestroyed() || keyId.equals(NONE)) {
            return false;
        }
        KeyId id = KeyId.of(keyId);
        return !tree(id.block()).has(id.index());
    }

    /** Durable when it returns; safe to call again. */
    void destroy(List<String> keyIds) throws IOException {
        for (String keyId : keyIds) {
            if (keyId.equals(NONE)) {
                continue;
            }
            KeyId id = KeyId.of(keyId);
            shelf.destroy(id.block(), id.index(), vault.unlocked());
        }
    }

    private static byte[] nonce(byte[] commitment) {
        return Arrays.copyOf(commitment, Aes.NONCE);
    }

    private Optional<byte[]> key(KeyId id) {
        return Optional.ofNullable(tree(id.block()).find(id.index()));
    }

    private KeyTree tree(int number) {
        return shelf.get(number, vault.unlocked());
    }

    /** Which block a key is of; empty for what was not sealed. */
    static Optional<Integer> block(String keyId) {
        return keyId.equals(NONE)
                ? Optional.empty()
                : Optional.of(KeyId.of(keyId).block());
    }

    private record KeyId(int block, int index) {
        static KeyId of(String text) {
            if (!text.matches("[0-9a-f]{1,8}\\.[0-9a-f]{1,4}")) {
                throw new IllegalArgumentException("it names a key '" + text + "', which this program does not know");
            }
            int dot = text.indexOf('.');
            return new KeyId(
                    Integer.parseUnsignedInt(text.substring(0, dot), 16),
                    Integer.parseInt(text.substring(dot + 1), 16));
        }
    }
}
