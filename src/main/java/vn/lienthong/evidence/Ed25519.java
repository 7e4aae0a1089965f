package vn.lienthong.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the JDK, with keys as their 32 raw bytes: RFC 8410 puts a fixed head before those. */
final class Ed25519 {
    static final int KEY_SIZE = 32;
    static final int SIGNATURE_SIZE = 64;
    private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    static byte[] newSeed(SecureRandom random) {
        byte[] seed = new byte[KEY_SIZE];
        random.nextBytes(seed);
        return seed;
    }

    /** The public half. The JDK computes it only when it makes a pair; so it makes one from this seed. */
    static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Given(seed));
            KeyPair pair = generator.generateKeyPair();
            if (!Arrays.equals(rawPrivate(pair.getPrivate()), seed)) {
                throw new IllegalStateException("Expected the JDK to make the key pair of a given seed");
            }
            return rawPublic(pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE_HEAD, seed))));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** False for any key and signature that are not right, whatever their bytes. */
    static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
        if (publicKey.length != KEY_SIZE || signed.length != SIGNATURE_SIZE) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(joined(PUBLIC_HEAD, publicKey))));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // Bytes that are no point of the curve, or no number below its order.
            return false;
        }
    }

    static byte[] rawPublic(PublicKey key) throws GeneralSecurityException {
        return raw(key.getEncoded(), PUBLIC_HEAD);
    }

    static byte[] rawPrivate(PrivateKey key) throws GeneralSecurityException {
        return raw(key.getEncoded(), PRIVATE_HEAD);
    }

    private static byte[] raw(byte[] encoded, byte[] head) throws GeneralSecurityException {
        boolean known = encoded != null
                && encoded.length == head.length + KEY_SIZE
                && Arrays.equals(Arrays.copyOf(encoded, head.length), head);
        if (!known) {
            throw new GeneralSecurityException("Expected an Ed25519 key, but found another kind");
        }
        return Arrays.copyOfRange(encoded, head.length, encoded.length);
    }

    static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("Expected Ed25519 in this Java runtime (17 or later), but: " + e, e);
    }

    /** Random bytes that are not: the seed. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
