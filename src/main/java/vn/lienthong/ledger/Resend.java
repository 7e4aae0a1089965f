package vn.lienthong.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/**
 * The decision that the portal shall hear what is believed of these dossiers once more, because it was seen to hold something
 * else: as it stands in the facts of a DECISION entry, {@code action} {@code re-push}, {@code dossiers} one number a line. What
 * the portal confirmed of them is forgotten; they are looked up, then told. A dossier whose state is on its way, waits for a
 * person or was never told is passed over. Steps are not said again: the portal has no way to ask for them.
 */
public record Resend(List<DossierNumber> dossiers) {
    /** So many of the longest numbers fit into an entry's facts. */
    public static final int MOST = 80;

    private static final String ACTION = "re-push";

    public Resend {
        dossiers = List.copyOf(dossiers);
        if (dossiers.isEmpty() || dossiers.size() > MOST) {
            throw new IllegalArgumentException(
                    "Expected 1 to " + MOST + " dossiers to tell again, but found " + dossiers.size());
        }
    }

    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", ACTION);
        facts.put(
                "dossiers",
                String.join("\n", dossiers.stream().map(DossierNumber::value).toList()));
        return facts;
    }

    /** The numbers that an entry names; none for any other entry. */
    static List<String> numbers(Entry entry) {
        if (entry.kind() != Kind.DECISION || !ACTION.equals(entry.facts().get("action"))) {
            return List.of();
        }
        return entry.facts()
                .getOrDefault("dossiers", "")
                .lines()
                .filter(number -> !number.isBlank())
                .toList();
    }

    static void apply(Group group, Entry entry) {
        for (String number : numbers(entry)) {
            group.find(number).filter(Resend::isTold).ifPresent(row -> {
                row.delivered = Version.NONE;
                row.deliveredStatus = 0;
                row.deliveredContent = Fingerprint.NONE;
                row.deliveredAt = null;
                row.presence = Presence.UNSURE;
                row.attempts = 0;
                row.schedule(entry.at().toEpochMilli());
                group.touch(row);
            });
        }
    }

    private static boolean isTold(Row row) {
        return !row.isStub() && row.hold == Row.Hold.FREE && row.delivered.equals(row.version);
    }
}
