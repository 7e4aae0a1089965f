package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All rules for one kind of record, or for the rows of one of its arrays. Immutable once read; free of regular expressions. */
final class FieldTable {
    private final String place;
    private final Map<String, FieldRule> rules;
    private final Set<String> required = new HashSet<>();

    FieldTable(String place, Map<String, FieldRule> rules) {
        this.place = place;
        this.rules = new HashMap<>(rules);
        rules.forEach((name, rule) -> {
            if (rule.required) {
                required.add(name);
            }
        });
    }

    void judge(JsonNode row, List<Complaint> complaints) {
        if (!row.isObject()) {
            complaints.add(new Complaint(place, Complaint.Rule.TYPE, "Bản ghi " + place + " phải là đối tượng JSON"));
            return;
        }
        int found = 0;
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            FieldRule rule = rules.get(field.getKey());
            if (rule == null) {
                unknown(complaints);
            } else {
                found += rule.required ? 1 : 0;
                rule.judge(field.getValue(), complaints);
            }
        }
        if (found < required.size()) {
            missing(row, complaints);
        }
    }

    // The name is the sender's text, so it is not repeated: only how many there are in one list is bounded by the
    // tables.
    private void unknown(List<Complaint> complaints) {
        complaints.add(new Complaint(
                place + ".?",
                Complaint.Rule.UNKNOWN_FIELD,
                "Bản ghi " + place + " có trường ngoài đặc tả; các trường được nhận: "
                        + String.join(", ", rules.keySet().stream().sorted().toList())));
    }

    private void missing(JsonNode row, List<Complaint> complaints) {
        for (String name : required) {
            if (!row.has(name)) {
                rules.get(name).complain(complaints, Complaint.Rule.REQUIRED, "là bắt buộc nhưng không có");
            }
        }
    }
}
