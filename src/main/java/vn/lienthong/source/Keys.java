package vn.lienthong.source;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The API keys of sources, kept hashed in one file. A key is 256 random bits that the hub makes, so one SHA-256 is as
 * strong as a slow password hash and costs a delivery nothing (src/docs/decisions/0003-api-keys.md).
 */
public final class Keys {
    private static final String PREFIX = "sha256:";

    private final Path file;
    private final SecureRandom random;
    private volatile Known known;

    /** @param stamp which file was read: another one has another inode, time or size */
    private record Known(Properties hashes, String stamp) {}

    private Keys(Path file, SecureRandom random, Known known) {
        this.file = file;
        this.random = random;
        this.known = known;
    }

    /**
     * Reads the file, and again whenever it has changed: a key made by a command beside a running hub holds at once, and
     * the one it replaces does not. A missing file means that no source has a key yet.
     */
    public static Keys open(Path file) throws IOException {
        return new Keys(file, new SecureRandom(), reread(file));
    }

    /** Makes a new key for a source, replacing the old one. Shown once, here; durable when it returns. */
    public synchronized String issue(String source) throws IOException {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String key = "lt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Properties next = read(file);
        next.setProperty(source, PREFIX + hash(key));
        write(next);
        known = reread(file);
        return key;
    }

    /** True when this is the source's key. Takes as long for a wrong key as for a right one. */
    public boolean opens(String source, String key) {
        String expected = hashes().getProperty(source);
        if (expected == null || key == null) {
            return false;
        }
        byte[] presented = (PREFIX + hash(key)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), presented);
    }

    public boolean known(String source) {
        return hashes().containsKey(source);
    }

    /** One question to the file system. What cannot be read now leaves in force what was. */
    private Properties hashes() {
        Known now = known;
        try {
            if (!stamp(file).equals(now.stamp())) {
                now = reread(file);
                known = now;
            }
        } catch (IOException e) {
            return now.hashes();
        }
        return now.hashes();
    }

    private static Known reread(Path file) throws IOException {
        // The stamp first: a file that changes in between is read once more, never missed.
        String stamp = stamp(file);
        return new Known(read(file), stamp);
    }

    private static String stamp(Path file) throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return is.fileKey() + " " + is.lastModifiedTime() + " " + is.size();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private void write(Properties next) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (var out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
            next.store(out, "Hashes of the sources' API keys; make a new one with: source key <code>");
        }
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
