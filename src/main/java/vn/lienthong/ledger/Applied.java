package vn.lienthong.ledger;

import java.util.Set;

/**
 * What one {@link Ledger#apply} came to.
 *
 * @param bookmark the position of the last entry applied
 * @param credentials those that have work to do now or later
 */
public record Applied(long bookmark, Set<String> credentials) {
    public Applied {
        credentials = Set.copyOf(credentials);
    }
}
