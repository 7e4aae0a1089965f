package vn.lienthong.dossier;

/**
 * What the portal's adapter has issued for a dossier (domain.md 1.9); empty texts for what it has not.
 *
 * @param number MaHoSo at the portal, there before the dossier is created
 * @param id IdHoSo, known once it was created
 */
public record Issued(String number, String id) {
    public static final Issued NOTHING = new Issued("", "");

    public Issued {
        if (number == null || id == null || (number.isEmpty() && !id.isEmpty())) {
            throw new IllegalArgumentException("Expected a number before an id, but found only an id");
        }
    }
}
