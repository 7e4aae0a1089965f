package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemKey;

/**
 * Open problems of one source and code, told apart by what they say, so that two refusals of the portal can be decided apart. What is a
 * person's, and the number of the dossier, are left out of the sentence: else each would be a case of its own.
 */
public final class Cases {
    /** A dossier's number: agency, day, and number in the day. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9.]+-\\d{4,8}-\\d{1,8}");
    /** So many of them are told, the most frequent first. */
    private static final int MOST = 200;

    private final Ledger ledger;
    private final String source;
    private final ProblemCode code;

    /**
     * @param mark names it in forms and commands
     * @param vi what they say, masked
     * @param first position of the first delivery
     * @param last position of the last
     */
    public record Case(String mark, String vi, String en, long count, long first, long last) {
        Case and(long position) {
            return new Case(mark, vi, en, count + 1, first, position);
        }
    }

    public Cases(Ledger ledger, String source, ProblemCode code) {
        this.ledger = ledger;
        this.source = source;
        this.code = code;
    }

    public List<Case> list() {
        Map<String, Case> cases = new LinkedHashMap<>();
        ledger.eachOpen(source, code, Long.MAX_VALUE, said -> {
            String en = plain(said.en());
            long position = said.key().position();
            cases.merge(
                    en,
                    new Case(mark(en), plain(said.vi()), en, 1, position, position),
                    (known, one) -> known.and(position));
        });
        return cases.values().stream()
                .sorted(Comparator.comparingLong(Case::count).reversed())
                .limit(MOST)
                .toList();
    }

    /** Those of one case up to a position, in the order of their records. */
    public List<ProblemKey> keys(String mark, long upTo) {
        List<ProblemKey> keys = new ArrayList<>();
        ledger.eachOpen(source, code, upTo, said -> {
            if (mark(plain(said.en())).equals(mark)) {
                keys.add(said.key());
            }
        });
        return keys;
    }

    static String plain(String sentence) {
        return Mask.sentence(NUMBER.matcher(sentence).replaceAll("…"));
    }

    private static String mark(String plain) {
        return Payload.ofText(plain).sha256().substring(0, 12);
    }
}
