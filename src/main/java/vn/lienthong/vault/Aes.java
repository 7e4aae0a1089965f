package vn.lienthong.vault;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in GCM with a tag of 16 bytes, by the JDK. */
final class Aes {
    static final int KEY = 32;
    static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final ThreadLocal<Cipher> OPENING = ThreadLocal.withInitial(Aes::create);

    private Aes() {}

    /** With a cipher of its own: one that was used refuses the key and nonce it had last, and equal bytes have equal ones. */
    static byte[] seal(byte[] key, byte[] nonce, byte[] header, byte[] clear) {
        try {
            return ready(create(), Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to encrypt with AES-GCM, but: " + e.getMessage(), e);
        }
    }

    /** Empty if these bytes were not sealed under this key for this header. */
    static Optional<byte[]> open(byte[] key, byte[] nonce, byte[] header, byte[] sealed, int from) {
        try {
            return Optional.of(ready(OPENING.get(), Cipher.DECRYPT_MODE, key, nonce, header)
                    .doFinal(sealed, from, sealed.length - from));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to decrypt with AES-GCM, but: " + e.getMessage(), e);
        }
    }

    private static Cipher ready(Cipher cipher, int mode, byte[] key, byte[] nonce, byte[] header)
            throws GeneralSecurityException {
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private static Cipher create() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected AES-GCM in this Java runtime, but it is missing", e);
        }
    }
}
