package vn.lienthong.portal;

import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Protocol;

/**
 * An account at the adapter of 2026 (domain.md 1.9).
 *
 * @param madonvi the agency that it speaks for
 * @param clientSecret never journalled, never logged
 * @param numberCode what GetNextValue is asked with as {@code code}; nobody has published what belongs there
 */
public record SixStepCredential(AgencyCode madonvi, String clientId, String clientSecret, String numberCode) {
    public SixStepCredential {
        boolean whole = clientId != null && !clientId.isBlank() && clientSecret != null && !clientSecret.isEmpty();
        if (!whole || numberCode == null || numberCode.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected a client id, a client secret and a code for numbers for the 2026"
                            + " credential of " + madonvi
                            + ", but one is missing (Thiếu client_id, client_secret hoặc mã cấp số"
                            + " của đơn vị " + madonvi + ")");
        }
    }

    public String name() {
        return Protocol.SIX_STEPS.credential(madonvi);
    }

    @Override
    public String toString() {
        return "SixStepCredential[" + madonvi + "]";
    }
}
