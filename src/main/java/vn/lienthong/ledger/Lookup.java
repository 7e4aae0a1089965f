package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows, contents and steps as they stand: from the working set what is there, the rest from the tables. Rows are copies of
 * one moment each; what is filled in later may be of a later one, and is left out then.
 */
final class Lookup {
    private final WorkingSet set;
    private final Store store;

    Lookup(WorkingSet set, Store store) {
        this.set = set;
        this.store = store;
    }

    Bodies bodies() {
        return store.bodies();
    }

    Map<String, Row> rows(Collection<String> numbers) {
        Map<String, Row> rows = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (String number : numbers) {
            set.find(number).ifPresentOrElse(row -> rows.put(number, row), () -> others.add(number));
        }
        // A row leaves the working set only after the tables have it, so what was not found there is found here.
        if (!others.isEmpty()) {
            rows.putAll(store.read(connection -> DossierTable.load(connection, others, false)));
        }
        return rows;
    }

    /** What the believed records say; a row that has moved on meanwhile stays without. */
    void fillContents(Collection<Row> rows) {
        List<Row> without =
                rows.stream().filter(row -> row.body == null && !row.isStub()).toList();
        if (!without.isEmpty()) {
            store.read(connection -> {
                ContentTable.load(connection, without);
                return null;
            });
        }
    }

    /** The first steps of these dossiers that have not ended, at most so many of each. */
    void fillSteps(Collection<Row> rows, int most) {
        List<Row> without = rows.stream()
                .filter(row -> !row.listMissingSteps(most).isEmpty())
                .toList();
        if (!without.isEmpty()) {
            store.read(connection -> {
                StepTable.fill(connection, without, most);
                return null;
            });
        }
    }
}
