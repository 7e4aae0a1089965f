package vn.lienthong.sandbox;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The code lists the documents know, by field: {@code KenhThucHien} or, where the list is one array's own, {@code
 * TaiLieuNop.DuocSoHoa}. A field without a list here takes any code (domain.md 1.6: "list not found").
 */
final class CodeLists {
    private static final String PORTAL = "DVCQG ";
    private final Map<String, Set<String>> lists = new HashMap<>();

    static CodeLists fromTables() {
        CodeLists codes = new CodeLists();
        codes.readList("channel-codes.csv", "list");
        codes.readList("applicant-types.csv", "system");
        codes.readList("fee-and-payment-codes.csv", "list");
        codes.readList("digitisation-codes.csv", "field");
        for (NamedCsvRecord row : Tables.read("status-codes.csv")) {
            codes.add("TrangThaiHoSo", row.getField("code"));
            codes.add("TrangThai", row.getField("code"));
        }
        return codes;
    }

    private void readList(String file, String column) {
        for (NamedCsvRecord row : Tables.read(file)) {
            String code = row.getField("code");
            if (!code.startsWith("(")) {
                add(withoutPortal(row.getField(column)), code);
            }
        }
    }

    private void add(String list, String code) {
        lists.computeIfAbsent(list, l -> new TreeSet<>()).add(code);
    }

    private static String withoutPortal(String list) {
        return list.startsWith(PORTAL) ? list.substring(PORTAL.length()) : list;
    }

    Optional<Set<String>> find(String array, String field) {
        Set<String> own = lists.get(array + "." + field);
        return Optional.ofNullable(own == null ? lists.get(field) : own);
    }
}
