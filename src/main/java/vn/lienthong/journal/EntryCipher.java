package vn.lienthong.journal;

import java.io.IOException;
import java.util.Optional;

/**
 * Hides the contents of entries, each under a key that can be destroyed alone. The identity is one of them: its key id is {@code none}, so
 * that journals written before encryption stay readable beside later entries. Called by any thread.
 */
public interface EntryCipher {
    String NONE = "none";

    /** A key that nothing was sealed with before; durable when this returns. Its id is part of what the leaf covers. */
    String nextKey() throws IOException;

    /**
     * @param header what stands in clear beside the sealed bytes, and is bound to them
     * @param commitment the salted hash of the contents: another one whenever something is sealed
     */
    byte[] seal(String keyId, byte[] clear, byte[] header, byte[] commitment);

    /**
     * Empty if the key was destroyed. Throws {@link KeyMissing} if the key cannot be had although nobody destroyed it, and another {@link
     * RuntimeException} that says why if these bytes were not sealed so.
     */
    Optional<byte[]> open(String keyId, byte[] sealed, byte[] header, byte[] commitment);

    /** Whether the key was destroyed while this process ran: what it holds in memory of such an entry must not be shown. Cheap. */
    default boolean isDestroyed(String keyId) {
        return false;
    }

    static EntryCipher none() {
        return new EntryCipher() {
            @Override
            public String nextKey() {
                return NONE;
            }

            @Override
            public byte[] seal(String keyId, byte[] clear, byte[] header, byte[] commitment) {
                return clear;
            }

            @Override
            public Optional<byte[]> open(String keyId, byte[] sealed, byte[] header, byte[] commitment) {
                if (!keyId.equals(NONE)) {
                    throw new IllegalStateException(
                            "Expected an entry sealed with key 'none', but found key '" + keyId + "'");
                }
                return Optional.of(sealed);
            }
        };
    }
}
