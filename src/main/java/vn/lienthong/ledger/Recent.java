package vn.lienthong.ledger;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows written last, as they stand in the table: news of a dossier are followed by its answers within moments. Rows are
 * taken out while a group is applied and come back after its commit, so that whatever fails in between, the table is asked.
 * For the applying thread only.
 */
final class Recent {
    private final int most;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    Recent(int most) {
        this.most = most;
    }

    /** Those of the dossiers that are known here. */
    Map<String, Row> take(Collection<String> numbers) {
        Map<String, Row> taken = new TreeMap<>();
        for (String number : numbers) {
            Row row = rows.remove(number);
            if (row != null) {
                taken.put(number, row);
            }
        }
        return taken;
    }

    void clear() {
        rows.clear();
    }

    /** @param written rows just as they were committed */
    void keep(Collection<Row> written) {
        for (Row row : written) {
            row.isWritten();
            rows.put(row.number, row);
        }
        Iterator<Row> oldest = rows.values().iterator();
        while (rows.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }
}
