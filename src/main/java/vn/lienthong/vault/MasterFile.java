package vn.lienthong.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the master key lies: a file of 64 hex digits that only its owner may read, or PKCS#12 made by others. */
final class MasterFile {
    private static final Logger log = LoggerFactory.getLogger(MasterFile.class);
    private static final Set<PosixFilePermission> OWN =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    final Path file;
    private final String password;

    MasterFile(Path file, String password) {
        this.file = file;
        this.password = password;
    }

    boolean exists() {
        return Files.exists(file);
    }

    boolean isPkcs12() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    MasterKey read() {
        try {
            refuseIfOpenToOthers();
            if (isPkcs12()) {
                return new MasterKey(inStore());
            }
            return new MasterKey(HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KeysUnavailable(
                    "Không đọc được khóa chủ trong " + file + "; hãy phục hồi tệp từ bản sao, không có gì thay được nó",
                    "Expected a master key of 32 bytes (64 hex digits, or AES-256 in PKCS#12) in " + file + ", but: "
                            + e.getMessage() + "; restore the file, nothing can replace it");
        }
    }

    /** Durable when it returns; whole or not there at all. The key that was there first, where another process was quicker. */
    MasterKey write(MasterKey key) throws IOException {
        try {
            Overwrite.createFirst(file, (key.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
            return key;
        } catch (FileAlreadyExistsException e) {
            return read();
        } catch (IOException e) {
            throw new KeysUnavailable(
                    "Không tạo được khóa chủ tại " + file + ": " + e.getMessage()
                            + ". Hãy đặt vault.master-key= một tệp ngoài thư mục dữ liệu mà trục ghi được",
                    "Expected to make the master key at " + file + ", but: " + e
                            + ". Set vault.master-key to a file outside the data directory that the hub may write");
        }
    }

    /** Loud, because nobody else will ever say it. */
    MasterKey make() throws IOException {
        MasterKey fresh = MasterKey.fresh();
        MasterKey first = write(fresh);
        if (!first.id().equals(fresh.id())) {
            return first;
        }
        log.atWarn()
                .addKeyValue("file", file.toAbsolutePath())
                .addKeyValue("key", fresh.id())
                .log(
                        "A MASTER KEY WAS MADE. BACK IT UP NOW, apart from the data: without it nothing that this hub stores can be"
                                + " read, by anybody. (Đã tạo khóa chủ: hãy SAO LƯU NGAY, tách khỏi dữ liệu; mất khóa là mất mọi nội dung.)");
        return fresh;
    }

    /** Written over by a rotation that was interrupted before the new key took the name. */
    boolean isWiped() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.equals(bytes, new byte[bytes.length]);
    }

    private byte[] inStore() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.isKeyEntry(alias) ? store.getKey(alias, password.toCharArray()) : null;
                if (key != null && key.getAlgorithm().equals("AES")) {
                    return key.getEncoded();
                }
            }
            throw new IOException("found no AES key");
        }
    }

    private void refuseIfOpenToOthers() throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        if (!OWN.containsAll(Files.getPosixFilePermissions(file))) {
            throw new KeysUnavailable(
                    "Khóa chủ " + file + " đang mở cho người khác đọc; hãy chạy: chmod 600 " + file,
                    "Expected the master key " + file + " readable by its owner alone; run: chmod 600 " + file);
        }
    }
}
