package vn.lienthong.portal;

import vn.lienthong.dossier.AgencyCode;

/**
 * An account at the portal's adapter (domain.md 1.2).
 *
 * @param madonvi the agency that the session speaks for; the name of the credential everywhere
 * @param password never journalled, never logged
 */
public record PortalCredential(AgencyCode madonvi, String username, String password) {
    public PortalCredential {
        if (username == null || username.isBlank() || password == null || password.isEmpty()) {
            throw new IllegalArgumentException("Expected a user name and a password for the portal credential of "
                    + madonvi + ", but one is missing (Thiếu tên hoặc mật khẩu của đơn vị " + madonvi + ")");
        }
    }

    public String name() {
        return madonvi.value();
    }

    @Override
    public String toString() {
        return "PortalCredential[" + madonvi + "]";
    }
}
