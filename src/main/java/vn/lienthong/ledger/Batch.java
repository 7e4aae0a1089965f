package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;

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
        int limit = wanted.get() == Call.Service.LOOK_UP ? 1 : row.batchLimit;
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

    /** The call, with as many steps as fit. */
    Optional<Call> call(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Call.Item> items = service == Call.Service.STEPS ? steps(connection) : dossiers();
        return Optional.of(new Call(credential, service, items));
    }

    private List<Call.Item> dossiers() {
        List<Call.Item> items = new ArrayList<>();
        for (Row row : rows.values()) {
            DossierNumber number = new DossierNumber(row.number);
            DossierStatus status =
                    service == Call.Service.LOOK_UP ? null : Encoding.decode(number, row.event, row.body);
            items.add(new Call.Item(number, row.state(), status, null, 0));
        }
        return items;
    }

    /** Each dossier's steps in order. Those that do not fit go with the next call, as do dossiers that got no place. */
    private List<Call.Item> steps(Connection connection) throws SQLException {
        Map<String, List<StepRow>> waiting = new LinkedHashMap<>();
        rows.keySet().forEach(number -> waiting.put(number, new ArrayList<>()));
        for (StepRow step : StepTable.listWaiting(connection, rows.keySet())) {
            waiting.get(step.number).add(step);
        }
        List<Call.Item> items = new ArrayList<>();
        room = ITEM_BYTES;
        for (Map.Entry<String, List<StepRow>> dossier : waiting.entrySet()) {
            Row row = rows.get(dossier.getKey());
            for (StepRow step : dossier.getValue()) {
                if (items.size() < most && room > 0) {
                    room -= weight(row.number);
                    items.add(new Call.Item(
                            new DossierNumber(row.number),
                            row.state(),
                            null,
                            Encoding.decodeStep(step.body),
                            step.ordinal));
                }
            }
        }
        return items;
    }

    private static int weight(String number) {
        return 3 * number.length() + 88;
    }
}
