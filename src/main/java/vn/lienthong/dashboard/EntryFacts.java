package vn.lienthong.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.ProblemKey;

/** The facts of an entry as they may be shown to anyone, and the dossiers and entries that they name. */
public final class EntryFacts {
    /** Facts that hold words: shown, but for what looks personal in them. */
    private static final Set<String> WORDS = Set.of("message", "items", "problems", "question", "notCarried", "cut");

    private static final Set<String> ADDRESSES = Set.of("ask", "request-line", "url", "uri", "path", "file", "cursor");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+-]{0,99}");

    private EntryFacts() {}

    /** What an entry points at. */
    record Mentions(List<String> dossiers, List<Long> positions) {
        Mentions {
            dossiers = List.copyOf(dossiers);
            positions = List.copyOf(positions);
        }
    }

    /** By name; what may be personal is masked. */
    public static Map<String, String> shown(Entry entry) {
        Map<String, String> shown = new LinkedHashMap<>();
        entry.facts().forEach((name, value) -> shown.put(Mask.key(name), shown(name, value)));
        return shown;
    }

    static Mentions mentions(Entry entry) {
        try {
            return switch (entry.kind()) {
                case REQUEST -> new Mentions(dossiers(entry), List.of());
                case ANSWER ->
                    new Mentions(
                            List.of(),
                            List.of(CallFacts.readAnswer(entry.facts()).request()));
                case DECISION -> new Mentions(List.of(), decided(entry));
                default -> new Mentions(List.of(), List.of());
            };
        } catch (IllegalArgumentException e) {
            // Facts of another writer or version: the page shows them as they are, without links.
            return new Mentions(List.of(), List.of());
        }
    }

    private static String shown(String name, String value) {
        if (ADDRESSES.contains(name)) {
            return Mask.address(value);
        }
        if (WORDS.contains(name) || CODE.matcher(value).matches()) {
            return Mask.sentence(value);
        }
        return value.isEmpty() ? value : Mask.MASKED;
    }

    private static List<String> dossiers(Entry entry) {
        return CallFacts.readRequest(entry.facts()).items().stream()
                .map(item -> item.number().value())
                .distinct()
                .toList();
    }

    private static List<Long> decided(Entry entry) {
        if (entry.kind() != Kind.DECISION || !Decision.isAboutProblems(entry.facts())) {
            return List.of();
        }
        return Decision.read(entry.facts()).problems().stream()
                .map(ProblemKey::position)
                .distinct()
                .toList();
    }
}
