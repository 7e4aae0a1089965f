package vn.lienthong.journal;

/**
 * Hides the contents of entries under a key that can be destroyed. The identity is one of them: its key id is
 * {@code none}, so that journals written before encryption stay readable beside later entries.
 */
interface EntryCipher {
    String NONE = "none";

    /** The key that the next entries are sealed with; part of what the leaf covers. */
    String keyId();

    /** @param commitment binds the sealed bytes to their entry */
    byte[] seal(byte[] clear, byte[] commitment);

    byte[] open(String keyId, byte[] sealed, byte[] commitment);

    static EntryCipher none() {
        return new EntryCipher() {
            @Override
            public String keyId() {
                return NONE;
            }

            @Override
            public byte[] seal(byte[] clear, byte[] commitment) {
                return clear;
            }

            @Override
            public byte[] open(String keyId, byte[] sealed, byte[] commitment) {
                if (!keyId.equals(NONE)) {
                    throw new IllegalStateException(
                            "Expected an entry sealed with key 'none', but found key '" + keyId + "'");
                }
                return sealed;
            }
        };
    }
}
