package vn.lienthong.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.lienthong.journal.Payload;

/**
 * Secrets and their hashes. A password that a person thought of is hashed by Argon2id (19 MiB, two rounds, as OWASP recommends in 2026); a key or
 * token that the hub made of 256 random bits by one SHA-256, which is as strong for it and costs a request nothing.
 */
final class Secrets {
    static final int LEAST_PASSWORD = 12;
    static final int MOST_PASSWORD = 200;
    private static final String MADE = "sha256:";
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    /** Each takes 19 MiB and a processor for a moment: a flood of sign-ins must not take them all. */
    private static final Semaphore PLACES = new Semaphore(2);

    /** Of its own for browsers that are known: strangers must not fill it. */
    private static final Semaphore KNOWN = new Semaphore(1);

    private static final long LONGEST_WAIT_MILLIS = 250;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** What a password is compared with when there is no such account: it takes as long. */
    private static final String NOBODY = password("khong-co-ai-" + made());

    private Secrets() {}

    /** 256 random bits, for a cookie. */
    static String made() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The same with a head by which people and scanners know it for a secret of this hub. */
    static String key() {
        return "lt_" + made();
    }

    /** About 99 random bits in a form to be typed: what a person gets at first. */
    static String typed() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    static String password(String secret) {
        return Password.hash(secret).addRandomSalt(16).with(ARGON2).getResult();
    }

    static String ofMade(String secret) {
        return MADE + Payload.ofText(secret).sha256();
    }

    /** What comparing a secret says. */
    enum Match {
        RIGHT,
        WRONG,
        /** Nothing was compared: too many sign in at this moment. */
        BUSY;

        private static Match of(boolean right) {
            return right ? RIGHT : WRONG;
        }
    }

    /**
     * Takes as long for a name that nobody has ({@code hash} empty), and for one with a key. Who waits holds a thread that deliveries need: so not
     * for long.
     */
    static Match match(String hash, String secret, boolean known) {
        boolean made = hash.startsWith(MADE);
        String compared = hash.isEmpty() || made ? NOBODY : hash;
        Semaphore places = known ? KNOWN : PLACES;
        try {
            if (!places.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return Match.BUSY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Match.BUSY;
        }
        try {
            boolean is = Password.check(secret, compared).with(Argon2Function.getInstanceFromHash(compared));
            return Match.of(made ? same(hash, ofMade(secret)) : is && !hash.isEmpty());
        } finally {
            places.release();
        }
    }

    static boolean same(String expected, String said) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }
}
