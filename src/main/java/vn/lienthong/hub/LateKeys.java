package vn.lienthong.hub;

import java.io.IOException;
import java.util.Optional;
import vn.lienthong.journal.EntryCipher;

/** The keys of a journal that is opened before they are: until then what is sealed reads as if its key were gone. */
final class LateKeys implements EntryCipher {
    private volatile EntryCipher keys;

    void are(EntryCipher found) {
        keys = found;
    }

    @Override
    public String nextKey() throws IOException {
        if (keys == null) {
            throw new IOException("the keys are not open yet");
        }
        return keys.nextKey();
    }

    @Override
    public byte[] seal(String keyId, byte[] clear, byte[] header, byte[] commitment) {
        return keys.seal(keyId, clear, header, commitment);
    }

    @Override
    public boolean isDestroyed(String keyId) {
        return keys != null && keys.isDestroyed(keyId);
    }

    @Override
    public Optional<byte[]> open(String keyId, byte[] sealed, byte[] header, byte[] commitment) {
        if (keys == null) {
            return keyId.equals(NONE) ? Optional.of(sealed) : Optional.empty();
        }
        return keys.open(keyId, sealed, header, commitment);
    }
}
