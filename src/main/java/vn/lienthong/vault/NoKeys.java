package vn.lienthong.vault;

import java.util.Optional;
import vn.lienthong.journal.EntryCipher;

/** No key can be had, and it says why. */
final class NoKeys implements EntryCipher {
    private final KeysUnavailable why;

    NoKeys(KeysUnavailable why) {
        this.why = why;
    }

    @Override
    public String nextKey() {
        throw why;
    }

    @Override
    public byte[] seal(String keyId, byte[] clear, byte[] header, byte[] commitment) {
        throw why;
    }

    @Override
    public Optional<byte[]> open(String keyId, byte[] sealed, byte[] header, byte[] commitment) {
        if (keyId.equals(NONE)) {
            return Optional.of(sealed);
        }
        throw why;
    }
}
