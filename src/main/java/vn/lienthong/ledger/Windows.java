package vn.lienthong.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * How long the news of a source's dossiers wait for company, by the source's code: an ACTIVATION entry like a new mapping, in force
 * for the entries behind it, so that a rebuild waits as was waited then. A source that is not named waits for nothing.
 */
public record Windows(Map<String, Duration> bySource) {
    /** The party of such an entry; no source may have this code. */
    public static final String PARTY = "windows";

    public static final Windows NONE = new Windows(Map.of());

    public Windows {
        bySource = Map.copyOf(bySource);
    }

    public static boolean isMeant(Entry entry) {
        return entry.kind() == Kind.ACTIVATION && entry.party().equals(PARTY);
    }

    /** What an ACTIVATION entry carries: one {@code source=seconds} a line. */
    public Payload text() {
        return Payload.ofText(new TreeMap<>(bySource)
                .entrySet().stream()
                        .map(one -> one.getKey() + '=' + one.getValue().toSeconds())
                        .collect(Collectors.joining("\n")));
    }

    static Windows of(Entry activation) {
        return new Windows(activation
                .payload()
                .text()
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Duration.ofSeconds(Long.parseLong(pair[1])))));
    }

    long millis(String source) {
        return bySource.getOrDefault(source, Duration.ZERO).toMillis();
    }
}
