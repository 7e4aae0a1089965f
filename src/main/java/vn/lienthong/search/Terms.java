package vn.lienthong.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What lines are found by, each as the first eight bytes of HMAC-SHA256 over its field and value. */
final class Terms {
    private static final String HMAC = "HmacSHA256";

    /** Values of fields that have few of them are hashed once. */
    private static final int MOST_KNOWN = 50_000;

    /** The fields. The letter goes into the hash. */
    enum Field {
        NUMBER('n', false),
        ALIAS('a', false),
        PERSON('i', false),
        KIND('k', true),
        PARTY('p', true),
        STATUS('s', true),
        PROCEDURE('d', true),
        AGENCY('g', true),
        CODE('c', true);

        private final char letter;
        private final boolean hasFew;

        Field(char letter, boolean hasFew) {
            this.letter = letter;
            this.hasFew = hasFew;
        }
    }

    private final SecretKeySpec key;
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);
    private final Map<String, Long> known = new ConcurrentHashMap<>();

    Terms(SearchKey key) {
        this.key = new SecretKeySpec(key.bytes(), HMAC);
    }

    /** Stands for the key in files made with it; says nothing about it. */
    long check() {
        return hash("lienthong search 1");
    }

    long of(Field field, String value) {
        String text = field.letter + normal(field, value);
        if (!field.hasFew) {
            return hash(text);
        }
        Long found = known.get(text);
        if (found != null) {
            return found;
        }
        long made = hash(text);
        if (known.size() < MOST_KNOWN) {
            known.put(text, made);
        }
        return made;
    }

    /** All terms of a line, each once. */
    long[] of(Posted posted) {
        Line line = posted.line();
        LongStream.Builder all = LongStream.builder();
        all.add(of(Field.KIND, line.kind().name()));
        add(all, Field.PARTY, line.party());
        add(all, Field.NUMBER, line.number());
        add(all, Field.STATUS, line.status() == 0 ? "" : Integer.toString(line.status()));
        add(all, Field.PROCEDURE, line.procedure());
        add(all, Field.CODE, line.code());
        posted.aliases().forEach(alias -> add(all, Field.ALIAS, alias));
        posted.persons().forEach(person -> add(all, Field.PERSON, person));
        posted.agencies().forEach(agency -> add(all, Field.AGENCY, agency));
        posted.codes().forEach(code -> add(all, Field.CODE, code));
        return all.build().distinct().toArray();
    }

    private void add(LongStream.Builder all, Field field, String value) {
        if (value != null && !normal(field, value).isEmpty()) {
            all.add(of(field, value));
        }
    }

    /** Capital letters and, in personal numbers, spaces and dots do not count. */
    private static String normal(Field field, String value) {
        String upper = value.strip().toUpperCase(Locale.ROOT);
        return field == Field.PERSON ? upper.replaceAll("[\\s.\\-]", "") : upper;
    }

    private long hash(String text) {
        return ByteBuffer.wrap(macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected a JDK with " + HMAC, e);
        }
    }
}
