package vn.lienthong.sandbox;

/**
 * One portal credential (domain.md 1.1: username, password, madonvi).
 *
 * @param madonvi the agency it acts for: itself, everything below it, and at a root the roots it has succeeded
 */
public record SandboxAccount(String username, String password, String madonvi) {
    public SandboxAccount {
        if (username.isBlank() || password.isBlank() || madonvi.isBlank()) {
            throw new IllegalArgumentException(
                    "Expected an account with username, password and madonvi, but one is blank for '" + username + "'");
        }
    }
}
