package vn.lienthong.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One file that holds personal data until it is fetched: on disk only under a key that stands nowhere but in this process's memory, so that what a crash
 * leaves is noise. What it holds proves itself: no tag is kept beside it.
 */
final class Locker {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SOME = 64 * 1024;

    private final Path file;
    private final byte[] key = new byte[32];

    Locker(Path file) {
        this.file = file;
        RANDOM.nextBytes(key);
    }

    /** Once. */
    OutputStream fill() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        return new BufferedOutputStream(new CipherOutputStream(out, cipher(Cipher.ENCRYPT_MODE)), SOME);
    }

    InputStream open() throws IOException {
        InputStream in = new CipherInputStream(Files.newInputStream(file), cipher(Cipher.DECRYPT_MODE));
        return new BufferedInputStream(in, SOME);
    }

    long size() throws IOException {
        return Files.size(file);
    }

    void destroy() {
        Arrays.fill(key, (byte) 0);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Without its key it is noise; the next start deletes it.
        }
    }

    /** Each locker has a key of its own and is filled once: the counter may begin at nought. */
    private Cipher cipher(int mode) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES in counter mode in this Java runtime, but: " + e, e);
        }
    }
}
