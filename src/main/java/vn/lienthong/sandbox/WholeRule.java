package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** A whole number as a JSON number, never as text. */
final class WholeRule extends FieldRule {
    private final Set<String> known;

    WholeRule(String place, boolean required, Set<String> known) {
        super(place, required);
        this.known = known;
    }

    @Override
    void judge(JsonNode value, List<Complaint> complaints) {
        if (value.isNull() && !required) {
            return;
        }
        if (!value.isIntegralNumber()) {
            complain(complaints, Complaint.Rule.TYPE, "phải là số nguyên");
            return;
        }
        if (!known.contains(value.asText())) {
            complain(complaints, Complaint.Rule.CODE, "phải là một trong các mã đã công bố");
        }
    }
}
