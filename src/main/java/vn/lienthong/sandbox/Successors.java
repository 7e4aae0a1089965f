package vn.lienthong.sandbox;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Provinces merged on 1 July 2025 and ministries merged that March: whose credential now delivers the old one's dossiers. */
final class Successors {
    private final Map<String, String> byRoot = new HashMap<>();

    static Successors fromTables() {
        Successors successors = new Successors();
        for (NamedCsvRecord row : Tables.read("provinces-63.csv")) {
            successors.byRoot.put(row.getField("h_code"), row.getField("successor_h_code"));
        }
        for (NamedCsvRecord row : Tables.read("ministries-2025-successors.csv")) {
            successors.byRoot.put(row.getField("old_g_code"), row.getField("successor_g_code"));
        }
        return successors;
    }

    /** Only a root stands in for a root: which office below follows which is not in the documents. */
    boolean standsIn(AgencyPath today, AgencyPath then) {
        return today.isRoot() && find(then.root()).filter(today.root()::equals).isPresent();
    }

    private Optional<String> find(String root) {
        return Optional.ofNullable(byRoot.get(root)).filter(code -> !code.isEmpty());
    }
}
