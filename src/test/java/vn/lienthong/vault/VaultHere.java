package vn.lienthong.vault;

import java.nio.file.Path;

/** Keys for tests: below one folder, the master key beside it. */
public final class VaultHere {
    private VaultHere() {}

    public static Vault at(Path home) {
        return Vault.open(new VaultSettings(home.resolve("vault"), home.resolve("master.key"), "", true));
    }
}
