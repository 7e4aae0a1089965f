package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An object; {@code inner} is null where anything may be in it. */
final class InsideRule extends FieldRule {
    private final FieldTable inner;

    InsideRule(String place, boolean required, FieldTable inner) {
        super(place, required);
        this.inner = inner;
    }

    @Override
    void judge(JsonNode value, List<Complaint> complaints) {
        if (value.isNull() && !required) {
            return;
        }
        if (!value.isObject()) {
            complain(complaints, Complaint.Rule.TYPE, "phải là đối tượng");
            return;
        }
        if (inner != null) {
            inner.judge(value, complaints);
        }
    }
}
