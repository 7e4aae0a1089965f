package vn.lienthong.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.lienthong.journal.EntryCipher;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;
import vn.lienthong.vault.BlocksNeeded;
import vn.lienthong.vault.KeysUnavailable;
import vn.lienthong.vault.Vault;
import vn.lienthong.vault.VaultSettings;

/** What the settings say of the keys of what is stored. */
public final class VaultKeys {
    private VaultKeys() {}

    /** Where the master key is unless set otherwise. */
    public static Path besides(Path data) {
        Path home = data.toAbsolutePath().normalize();
        return home.resolveSibling(home.getFileName() + "-master.key");
    }

    static Vault open(Path data, Settings settings) {
        try {
            return Vault.open(settings(data, settings));
        } catch (KeysUnavailable e) {
            throw new UsageException(e.vietnamese(), e.getMessage());
        }
    }

    /** For a stopped hub; see {@link Vault#rotate}. */
    public static Vault.Rotated rotate(
            Path data, Settings settings, Optional<Path> to, String password, BlocksNeeded needed) throws IOException {
        to.ifPresent(file -> refuseInside(data, file));
        try {
            return Vault.rotate(settings(data, settings), to, password, needed);
        } catch (KeysUnavailable e) {
            throw new UsageException(e.vietnamese(), e.getMessage());
        }
    }

    /** For whoever only compares: keys that cannot be had are said of each entry, and stop nothing. */
    static EntryCipher forProofs(Path data, Settings settings) {
        try {
            return Vault.open(settings(data, settings)).entries();
        } catch (KeysUnavailable e) {
            return Vault.without(e);
        }
    }

    static Path folder(Path data) {
        return data.resolve("keys/vault");
    }

    private static void refuseInside(Path data, Path master) {
        Path home = data.toAbsolutePath().normalize();
        if (master.toAbsolutePath().normalize().startsWith(home) || real(master).startsWith(real(home))) {
            throw new UsageException(
                    "vault.master-key phải nằm ngoài thư mục dữ liệu " + home + ", nhưng là " + master,
                    "Expected vault.master-key outside the data directory " + home + ", but found " + master
                            + ": whoever copies the data would have the key");
        }
    }

    /** As far as it is there, without links. */
    private static Path real(Path path) {
        Path known = path.toAbsolutePath().normalize();
        while (known.getParent() != null && !Files.exists(known)) {
            known = known.getParent();
        }
        try {
            return known.toRealPath()
                    .resolve(known.relativize(path.toAbsolutePath().normalize()));
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static VaultSettings settings(Path data, Settings settings) {
        Path home = data.toAbsolutePath().normalize();
        String file = settings.text(SettingKey.VAULT_MASTER);
        Path master = file.isEmpty() ? besides(home) : Path.of(file);
        refuseInside(home, master);
        return new VaultSettings(
                folder(data),
                master,
                settings.text(SettingKey.VAULT_PASSWORD),
                !settings.text(SettingKey.VAULT_ENCRYPT).equals("off"));
    }
}
