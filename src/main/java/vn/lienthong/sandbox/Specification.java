package vn.lienthong.sandbox;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two field tables of the documents, dvcqg-dossier-fields.csv and dvcqg-progress-fields.csv, as rules. Adding a row there
 * changes what the sandbox takes; a type it cannot read stops it at start.
 */
record Specification(FieldTable dossier, FieldTable step) {
    private static final int ANY_LENGTH = 1_000_000;
    private static final String MOMENT = "yyyyMMddHHmmss";

    static Specification fromTables() {
        CodeLists codes = CodeLists.fromTables();
        List<NamedCsvRecord> dossier = Tables.read("dvcqg-dossier-fields.csv");
        List<NamedCsvRecord> step = Tables.read("dvcqg-progress-fields.csv");
        return new Specification(table("hồ sơ", "", dossier, codes), table("bước xử lý", "", step, codes));
    }

    private static FieldTable table(String place, String parent, List<NamedCsvRecord> rows, CodeLists codes) {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        for (NamedCsvRecord row : rows) {
            if (parent.equals(row.findField("parent").orElse(""))) {
                rules.put(row.getField("field"), rule(row, rows, codes));
            }
        }
        return rules.isEmpty() ? null : new FieldTable(place, rules);
    }

    private static FieldRule rule(NamedCsvRecord row, List<NamedCsvRecord> rows, CodeLists codes) {
        String field = row.getField("field");
        String array = row.findField("parent").orElse("").replace("[]", "");
        String place = array.isEmpty() ? field : array + "[]." + field;
        boolean required = row.getField("required").startsWith("required");
        String type = row.getField("type");
        if ("array".equals(type)) {
            return new FieldRule.Rows(place, required, table(field + "[]", field + "[]", rows, codes));
        }
        if (!type.startsWith("string")) {
            throw new IllegalStateException("Expected a type 'string…' or 'array' for field '" + place + "' in line "
                    + row.getStartingLineNumber() + " of the field table, but found '" + type + "'");
        }
        if (type.contains(MOMENT) || field.startsWith("Ngay")) {
            return new FieldRule.Moment(place, required);
        }
        String detail = type.substring("string".length()).strip();
        return text(place, required, detail, codes.find(array, field).orElse(Set.of()));
    }

    private static FieldRule text(String place, boolean required, String detail, Set<String> codes) {
        if (detail.startsWith("<=")) {
            return new FieldRule.Words(place, required, Integer.parseInt(detail.substring(2)));
        }
        if ("url".equals(detail)) {
            return new FieldRule.Link(place, required);
        }
        if (detail.contains("/")) {
            return new FieldRule.Code(place, required, new TreeSet<>(List.of(detail.split("/"))));
        }
        if ("code".equals(detail) && !codes.isEmpty()) {
            return new FieldRule.Code(place, required, codes);
        }
        return new FieldRule.Words(place, required, ANY_LENGTH);
    }
}
