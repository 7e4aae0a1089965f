package vn.lienthong.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the index's hashes: 32 random bytes in hex, in a file of its own that only its owner may read. Whoever has the index without
 * it can neither read nor guess a personal number. A new key makes the index be made again.
 */
public final class SearchKey {
    private static final int BYTES = 32;
    private static final FileAttribute<?>[] OWN =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final byte[] bytes;

    private SearchKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where the key comes from. */
    public interface Source {
        /** The key; made if there is none: durable when this returns. */
        SearchKey open() throws IOException;

        /** An index could not be opened with it, and begins anew. */
        default void setAside() throws IOException {}
    }

    /** In a file of its own, in clear. */
    public static Source in(Path file) {
        return new Source() {
            @Override
            public SearchKey open() throws IOException {
                return SearchKey.open(file);
            }

            @Override
            public void setAside() throws IOException {
                Opening.setAside(file);
            }
        };
    }

    /** @param key 32 bytes, kept by whoever gives them */
    public static SearchKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("Expected a key of " + BYTES + " bytes, but found " + key.length);
        }
        return new SearchKey(key.clone());
    }

    /** Reads it, or makes it at the first start: durable when this returns. A file that holds no key is replaced. */
    static SearchKey open(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (text.matches("[0-9a-f]{64}")) {
                return new SearchKey(HexFormat.of().parseHex(text));
            }
        }
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        write(file, HexFormat.of().formatHex(fresh) + "\n");
        return new SearchKey(fresh);
    }

    /** What stands for words that were looked for, where the words themselves must not stand: 64 digits. */
    public String sign(String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] plain =
                    words.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(draft, how, OWN)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
