package vn.lienthong.dossier;

/**
 * The number of a dossier (MaHoSo), the natural key at the portal. Formats vary by year and agency (domain.md 3), so any
 * text up to {@value #MOST} characters is accepted as it is, trimmed.
 */
public record DossierNumber(String value) implements Comparable<DossierNumber> {
    public static final int MOST = 100;

    public DossierNumber {
        value = value.strip();
        if (value.isEmpty() || value.length() > MOST) {
            throw new IllegalArgumentException(
                    "Expected a dossier number of 1 to " + MOST + " characters, but found " + value.length());
        }
    }

    @Override
    public int compareTo(DossierNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
