package vn.lienthong.vault;

import java.nio.file.Path;

/**
 * Where keys lie.
 *
 * @param folder the wrapped keys, below the data directory
 * @param masterFile the master key, never below the data directory
 * @param password of that file, if it is PKCS#12
 * @param sealing whether what is written from now on is encrypted; what was encrypted before can be read in any case
 */
public record VaultSettings(Path folder, Path masterFile, String password, boolean sealing) {
    @Override
    public String toString() {
        return "VaultSettings[folder=" + folder + ", masterFile=" + masterFile + ", sealing=" + sealing + "]";
    }
}
