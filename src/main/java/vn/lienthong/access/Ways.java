package vn.lienthong.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals ways under a key of this process and opens each of them once. A restart ends all that are under way. Safe from any thread. */
final class Ways {
    static final Duration LASTS = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_ENDED = 10_000;

    private final Clock clock;
    private final SecretKeySpec key;
    /** Those that somebody came back from: the same answer brings nobody in twice. */
    private final Map<String, Instant> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_ENDED;
        }
    };

    Ways(Clock clock) {
        this.clock = clock;
        this.key = new SecretKeySpec(random(32), "AES");
    }

    Way begin(String redirect, String back, String lang) {
        return new Way(
                Secrets.made(),
                Secrets.made(),
                Secrets.made(),
                redirect,
                back,
                lang,
                clock.instant().plus(LASTS));
    }

    String seal(Way way) {
        String[] parts = {
            way.state(),
            way.nonce(),
            way.verifier(),
            way.redirect(),
            way.back(),
            way.lang(),
            way.until().toString()
        };
        try {
            byte[] iv = random(IV);
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
            byte[] sealed = cipher.doFinal(JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(iv, iv.length + sealed.length);
            System.arraycopy(sealed, 0, all, iv.length, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Expected a JDK with " + CIPHER, e);
        }
    }

    /** Empty when it is not of this process, over, ended already, or of another question than the one that is answered. */
    Optional<Way> end(String sealed, String state) {
        Optional<Way> way = open(sealed)
                .filter(one -> Secrets.same(one.state(), state))
                .filter(one -> one.until().isAfter(clock.instant()))
                // A clock that is set back must not make a way longer.
                .filter(one -> !one.until().isAfter(clock.instant().plus(LASTS)));
        synchronized (ended) {
            return way.filter(one -> ended.putIfAbsent(one.state(), one.until()) == null);
        }
    }

    private Optional<Way> open(String sealed) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            if (all.length <= IV) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, IV));
            JsonNode parts = JSON.readTree(cipher.doFinal(all, IV, all.length - IV));
            return Optional.of(new Way(
                    parts.path(0).asText(),
                    parts.path(1).asText(),
                    parts.path(2).asText(),
                    parts.path(3).asText(),
                    parts.path(4).asText(),
                    parts.path(5).asText(),
                    Instant.parse(parts.path(6).asText())));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // What a stranger made up.
            return Optional.empty();
        }
    }

    private static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }
}
