package vn.lienthong.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compiles what a line does to a source's text. */
final class WordingCompiler {
    private static final String FILE = MappingCompiler.FILE;
    private static final int MOST_DIGITS = 100;

    private final Findings findings;
    private final List<Yaml.Scalar> emptyTimes;
    private final TimeCompiler times;

    WordingCompiler(Findings findings, List<Yaml.Scalar> emptyTimes, TimeCompiler times) {
        this.findings = findings;
        this.emptyTimes = emptyTimes;
        this.times = times;
    }

    Wording compile(Keys keys, ValueKind kind) {
        Set<String> yes = words(keys, "yes");
        Set<String> no = words(keys, "no");
        boolean flag = kind == ValueKind.FLAG || kind == ValueKind.DELETED || kind == ValueKind.PRESENCE;
        if (!flag && (keys.has("yes") || keys.has("no"))) {
            mismatch(
                    keys.at(keys.has("yes") ? "yes" : "no"),
                    "chỉ trường 0/1 mới có yes, no",
                    "only fields of 0 and 1 have yes and no");
        }
        yes.stream()
                .filter(no::contains)
                .findFirst()
                .ifPresent(both -> invalid(
                        keys.at("no"), "'" + both + "' ở cả yes và no", "'" + both + "' stands in both yes and no"));
        return new Wording(
                keys.text("strip", ""),
                empties(keys, kind),
                yes,
                no,
                decimal(keys, kind),
                pad(keys, kind),
                letters(keys, kind));
    }

    private static Set<String> words(Keys keys, String key) {
        Set<String> words = new HashSet<>();
        keys.texts(key).forEach(text -> words.add(text.text().toLowerCase(Locale.ROOT)));
        return words;
    }

    private String decimal(Keys keys, ValueKind kind) {
        if (keys.has("decimal") && kind != ValueKind.AMOUNT) {
            mismatch(keys.at("decimal"), "chỉ trường số mới có decimal", "only numbers have decimal");
        }
        return keys.has("decimal") ? keys.word("decimal", Vocabulary.DECIMALS, ",") : "";
    }

    private int pad(Keys keys, ValueKind kind) {
        String text = keys.text("pad", "");
        if (text.isEmpty()) {
            return 0;
        }
        if (!isText(kind)) {
            mismatch(keys.at("pad"), "chỉ trường văn bản mới có pad", "only texts have pad");
        }
        boolean number = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int pad = number ? Integer.parseInt(text) : 0;
        if (pad < 1 || pad > MOST_DIGITS) {
            invalid(
                    keys.at("pad"),
                    "pad cần 1–" + MOST_DIGITS + ", nhưng thấy '" + text + "'",
                    "Expected pad of 1 to " + MOST_DIGITS + ", but found '" + text + "'");
            return 0;
        }
        return pad;
    }

    private String letters(Keys keys, ValueKind kind) {
        if (keys.has("case") && !isText(kind) && !keys.has("code")) {
            mismatch(keys.at("case"), "chỉ văn bản và mã mới có case", "only texts and codes have case");
        }
        return keys.has("case") ? keys.word("case", Vocabulary.LETTERS, "") : "";
    }

    private static boolean isText(ValueKind kind) {
        return kind == ValueKind.TEXT || kind == ValueKind.NUMBER || kind == ValueKind.AGENCY;
    }

    private Set<String> empties(Keys keys, ValueKind kind) {
        Set<String> empty = new HashSet<>();
        keys.texts("empty").forEach(text -> empty.add(text.text()));
        if (kind.isTime()) {
            emptyTimes.forEach(text -> empty.add(text.text()));
            if (times.formats(keys).stream().anyMatch(text -> text.text().equals(TimeReader.EPOCH_MS))) {
                empty.add("0");
            }
        }
        return empty;
    }

    private void mismatch(At at, String vi, String en) {
        findings.add(FILE, at, "type-mismatch", vi, en);
    }

    private void invalid(At at, String vi, String en) {
        findings.add(FILE, at, "value-invalid", vi, en);
    }
}
