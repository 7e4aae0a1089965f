package vn.lienthong.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One dossier record in the portal's shape, rendered once; what differs from dossier to dossier has a fixed width and is
 * written over. Costs one array copy a record.
 */
final class BulkTemplate {
    /** The life of a bulk dossier: positions 0..3. */
    static final List<Integer> PATH = List.of(2, 4, 9, 10);

    private static final String SEQUENCE = "7777777";
    private static final String PERSON = "888888888";

    private final byte[] bytes;
    private final List<Integer> sequences;
    private final List<Integer> persons;

    private BulkTemplate(String json) {
        this.bytes = json.getBytes(StandardCharsets.UTF_8);
        this.sequences = places(SEQUENCE);
        this.persons = places(PERSON);
        if (sequences.isEmpty() || persons.isEmpty()) {
            throw new IllegalStateException("The bulk template has no place for a number or a person");
        }
    }

    static BulkTemplate of(BulkSettings settings, Procedure procedure, int position) {
        ZonedDateTime yesterday = settings.now().atZone(Dates.ZONE).minusDays(1).with(LocalTime.of(8, 0));
        Instant received = yesterday.toInstant();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i <= position; i++) {
            Instant at = received.plus(Duration.ofHours(i));
            changes.add(new Change(PATH.get(i), at, "Cán bộ mẫu", "Một cửa", Contents.of(PATH.get(i), 0)));
        }
        Applicant applicant = new Applicant(
                false,
                "Nguyễn Văn Mẫu Một",
                "099" + PERSON,
                "0900000011",
                "mau1@example.com",
                "",
                yesterday.minusYears(30).toLocalDate());
        Instant due = received.plus(Duration.ofDays(5));
        Life life = new Life(
                prefix(settings) + SEQUENCE,
                settings.agency(),
                procedure,
                applicant,
                2,
                received,
                received,
                due,
                changes);
        return new BulkTemplate(Shapes.write(new PortalRecord().dossier(life.last())));
    }

    static String prefix(BulkSettings settings) {
        String day =
                Dates.PORTAL.write(settings.now().minus(Duration.ofDays(1))).substring(0, 8);
        return settings.agency().code() + "-" + day + "-";
    }

    int length() {
        return bytes.length;
    }

    /** Writes the record of dossier {@code sequence} at {@code at}; answers where the next one may begin. */
    int write(byte[] target, int at, int sequence) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
        for (int place : sequences) {
            digits(target, at + place, SEQUENCE.length(), sequence);
        }
        for (int place : persons) {
            digits(target, at + place, PERSON.length(), sequence);
        }
        return at + bytes.length;
    }

    private static void digits(byte[] target, int at, int width, int value) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private List<Integer> places(String marker) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Integer> found = new ArrayList<>();
        for (int i = text.indexOf(marker); i >= 0; i = text.indexOf(marker, i + 1)) {
            found.add(i);
        }
        return List.copyOf(found);
    }
}
