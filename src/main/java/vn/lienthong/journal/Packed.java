package vn.lienthong.journal;

/** An entry compressed, committed to and sealed, that has no place yet. The arrays are nobody's to change. */
final class Packed {
    final int kind;
    final String party;
    final long atMillis;
    final String contentType;
    final String keyId;
    final int codec;
    final int contentsLength;
    final byte[] commitment;
    final byte[] sealed;
    /** Only on the way in; null when read back, where it is inside the sealed part. */
    final byte[] salt;

    Packed(
            int kind,
            String party,
            long atMillis,
            String contentType,
            String keyId,
            int codec,
            int contentsLength,
            byte[] commitment,
            byte[] sealed,
            byte[] salt) {
        this.kind = kind;
        this.party = party;
        this.atMillis = atMillis;
        this.contentType = contentType;
        this.keyId = keyId;
        this.codec = codec;
        this.contentsLength = contentsLength;
        this.commitment = commitment;
        this.sealed = sealed;
        this.salt = salt;
    }

    /** About how many bytes this needs in memory and in a store. */
    long weight() {
        return 256L + party.length() + contentType.length() + sealed.length;
    }
}
