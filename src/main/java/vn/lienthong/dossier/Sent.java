package vn.lienthong.dossier;

/**
 * A state of a dossier as it goes to the portal, without the personal data: what must be known of it when the answer comes,
 * because by then a newer state may have taken its place.
 *
 * @param news how many news of this dossier the state covers, for the account of settled records
 * @param status the code of its main status; 0 for a dossier of which only steps are known
 * @param content what it said
 */
public record Sent(Version version, int news, int status, Fingerprint content) {
    /** Reads what {@link #toString} writes. */
    public static Sent parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException(
                    "Expected version, news, status and content, but found " + parts.length + " parts");
        }
        return new Sent(
                Version.parse(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Fingerprint.parse(parts[3]));
    }

    @Override
    public String toString() {
        return version + " " + news + " " + status + " " + content;
    }
}
