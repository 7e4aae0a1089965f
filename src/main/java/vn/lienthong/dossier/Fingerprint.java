package vn.lienthong.dossier;

/**
 * Sixteen bytes that stand for what a source said of a dossier, without its event time, its steps and its origin. Two
 * equal fingerprints are the same content. Computed by who encodes the status; this room only compares. Written as 32 hex
 * digits.
 */
public record Fingerprint(long high, long low) {
    /** Stands for no content; equal to none that was computed. */
    public static final Fingerprint NONE = new Fingerprint(0, 0);

    public static Fingerprint parse(String hex) {
        return new Fingerprint(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    @Override
    public String toString() {
        return String.format("%016x%016x", high, low);
    }
}
