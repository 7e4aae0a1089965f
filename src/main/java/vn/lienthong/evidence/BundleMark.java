package vn.lienthong.evidence;

/**
 * Who takes messages out of the house, and why.
 *
 * @param who a person
 * @param why the reason, one line
 */
public record BundleMark(String who, String why) {
    public BundleMark {
        boolean oneLine = (who + why).chars().noneMatch(Character::isISOControl);
        if (who.isBlank() || why.isBlank() || who.length() > 100 || why.length() > 500 || !oneLine) {
            throw new IllegalArgumentException(
                    "Expected who exports (up to 100 characters) and why (up to 500), each on one line");
        }
    }
}
