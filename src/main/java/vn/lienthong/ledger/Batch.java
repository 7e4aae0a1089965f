package vn.lienthong.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Protocol;

/** Gathers dossiers for one call: the first one decides the service, the narrowest one how many may go together. */
final class Batch {
    enum Answer {
        TAKEN,
        NOTHING_TO_DO,
        /** Wants another service, or a smaller batch: another call. */
        NOT_NOW
    }

    /** The items of a call stand in the facts of its journal entry, which hold 32 KiB. */
    private static final int ITEM_BYTES = 24 * 1024;

    private final String credential;
    private final Map<String, Tally> experience;
    private final long now;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int most;
    private int room = ITEM_BYTES;
    private Call.Service service;

    Batch(String credential, int most, Map<String, Tally> experience, long now) {
        this.credential = credential;
        this.most = most;
        this.experience = experience;
        this.now = now;
    }

    Answer offer(Row row) {
        boolean due = row.due != null && row.due <= now && credential.equals(row.credential);
        Optional<Call.Service> wanted =
                due ? Plan.next(row, experience.getOrDefault(row.source, new Tally(row.source))) : Optional.empty();
        if (wanted.isEmpty()) {
            return Answer.NOTHING_TO_DO;
        }
        int limit = isForOne(wanted.get()) ? 1 : row.batchLimit;
        int together = limit == 0 ? most : Math.min(most, limit);
        if ((service != null && service != wanted.get()) || rows.size() >= together || room <= 0) {
            return Answer.NOT_NOW;
        }
        room -= weight(row.number);
        service = wanted.get();
        most = together;
        rows.put(row.number, row);
        return Answer.TAKEN;
    }

    private boolean isForOne(Call.Service wanted) {
        return switch (wanted) {
            case LOOK_UP, NUMBER -> true;
            case CREATE -> Protocol.of(credential).issuesNumbers();
            case UPDATE, STEPS -> false;
        };
    }

    boolean hasRoom() {
        return rows.size() < most && room > 0;
    }

    String credential() {
        return credential;
    }

    List<String> numbers() {
        return List.copyOf(rows.keySet());
    }

    /** Whose dossiers these are. */
    Set<String> sources() {
        return rows.values().stream().map(row -> row.source).collect(Collectors.toSet());
    }

    /**
     * The call, with as many steps as fit, and without dossiers that have moved on since they were offered. Empty when
     * nothing is left.
     */
    Optional<Call> call(Lookup lookup) {
        List<Call.Item> items =
                switch (service) {
                    case STEPS -> steps(lookup);
                    case LOOK_UP, NUMBER ->
                        rows.values().stream().map(row -> item(row, null)).toList();
                    case CREATE, UPDATE -> dossiers(lookup);
                };
        return items.isEmpty() ? Optional.empty() : Optional.of(new Call(credential, service, items));
    }

    private List<Call.Item> dossiers(Lookup lookup) {
        lookup.fillContents(rows.values());
        return rows.values().stream()
                .filter(row -> row.body != null)
                .map(row -> item(
                        row,
                        Encoding.decode(
                                new DossierNumber(row.number),
                                row.event,
                                lookup.bodies().content(row))))
                .toList();
    }

    private static Call.Item item(Row row, DossierStatus status) {
        return new Call.Item(new DossierNumber(row.number), row.state(), status, null, 0, row.issued);
    }

    /** Each dossier's steps in order. Those that do not fit go with the next call, as do dossiers that got no place. */
    private List<Call.Item> steps(Lookup lookup) {
        lookup.fillSteps(rows.values(), most);
        List<Call.Item> items = new ArrayList<>();
        room = ITEM_BYTES;
        for (Row row : rows.values()) {
            for (StepRow step : row.waiting.values()) {
                if (items.size() < most && room > 0) {
                    room -= weight(row.number);
                    items.add(new Call.Item(
                            new DossierNumber(row.number),
                            row.state(),
                            null,
                            Encoding.decodeStep(lookup.bodies().step(step)),
                            step.ordinal,
                            row.issued));
                }
            }
        }
        return items;
    }

    /** At most what {@link vn.lienthong.dossier.CallFacts} writes of an item. */
    private static int weight(String number) {
        return 2 * number.getBytes(StandardCharsets.UTF_8).length + 80;
    }
}
