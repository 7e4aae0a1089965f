package vn.lienthong.sandbox;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keys of the JSON steps as rules, from six-step-fields.csv: this sandbox's own reading of domain.md 1.9 and its samples. */
record SixStepRules(FieldTable create, FieldTable progress, FieldTable status) {
    private static final int ANY_LENGTH = 1_000_000;

    static SixStepRules fromTable() {
        List<NamedCsvRecord> rows = Tables.read("six-step-fields.csv");
        return new SixStepRules(
                table(SixStep.CREATE, "", rows), table(SixStep.PROGRESS, "", rows), table(SixStep.STATUS, "", rows));
    }

    private static FieldTable table(SixStep step, String parent, List<NamedCsvRecord> rows) {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        for (NamedCsvRecord row : rows) {
            if (row.getField("step").equals(step.wireName)
                    && row.getField("parent").equals(parent)) {
                rules.put(row.getField("field"), rule(step, row, rows));
            }
        }
        return rules.isEmpty() ? null : new FieldTable(step.wireName + (parent.isEmpty() ? "" : " " + parent), rules);
    }

    private static FieldRule rule(SixStep step, NamedCsvRecord row, List<NamedCsvRecord> rows) {
        String parent = row.getField("parent");
        String place = parent.isEmpty() ? row.getField("field") : parent + "." + row.getField("field");
        boolean required = row.getField("required").equals("required");
        String codes = row.getField("codes");
        return switch (row.getField("type")) {
            case "text" -> new FieldRule.Words(place, required, ANY_LENGTH);
            case "code" -> new FieldRule.Code(place, required, new TreeSet<>(List.of(codes.split("/"))));
            case "time" -> new StampRule(place, required, codes);
            case "whole" -> new WholeRule(place, required, Set.of(codes.split("/")));
            case "object" -> new InsideRule(place, required, table(step, place, rows));
            case "array" -> new FieldRule.Rows(place, required, table(step, place, rows));
            default ->
                throw new IllegalStateException("Expected a known type in line " + row.getStartingLineNumber()
                        + " of six-step-fields.csv, but found '" + row.getField("type") + "'");
        };
    }
}
