package vn.lienthong.vault;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.lienthong.journal.EntryCipher;

/**
 * A key for each entry: key id {@code <block>.<index>} in hex. A process begins with a block of its own, so that no key is ever used twice,
 * whatever a crash forgot; that is why the nonce may be twelve zero bytes.
 */
final class EntryKeys implements EntryCipher {
    private static final byte[] NONCE = new byte[Aes.NONCE];

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
            List<Integer> made = shelf.numbers();
            int fresh = made.isEmpty() ? 1 : made.get(made.size() - 1) + 1;
            shelf.create(fresh, vault.master());
            block = fresh;
            next = 0;
        }
        return Integer.toHexString(block) + "." + Integer.toHexString(next++);
    }

    @Override
    public byte[] seal(String keyId, byte[] clear, byte[] header) {
        if (keyId.equals(NONE)) {
            return clear;
        }
        return Aes.seal(key(KeyId.of(keyId)).orElseThrow(), NONCE, header, clear);
    }

    @Override
    public Optional<byte[]> open(String keyId, byte[] sealed, byte[] header) {
        if (keyId.equals(NONE)) {
            return Optional.of(sealed);
        }
        Optional<byte[]> key = key(KeyId.of(keyId));
        return key.map(bytes -> Aes.open(bytes, NONCE, header, sealed, 0)
                .orElseThrow(() -> new IllegalArgumentException("it does not open under its key " + keyId)));
    }

    /** Durable when it returns; safe to call again. */
    void destroy(List<String> keyIds) throws IOException {
        for (String keyId : keyIds) {
            if (keyId.equals(NONE)) {
                continue;
            }
            KeyId id = KeyId.of(keyId);
            KeyTree tree = tree(id.block());
            if (tree.has(id.index())) {
                shelf.replace(id.block(), tree.without(id.index()), vault.master());
            }
        }
    }

    private Optional<byte[]> key(KeyId id) {
        return Optional.ofNullable(tree(id.block()).find(id.index()));
    }

    private KeyTree tree(int number) {
        return shelf.get(number, vault.unlocked());
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
