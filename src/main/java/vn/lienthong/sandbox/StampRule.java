package vn.lienthong.sandbox;

import java.util.List;

/** A time that exists, written in one shape: {@code 0000-00-00 00:00:00}, where each 0 stands for a digit. */
final class StampRule extends FieldRule.Text {
    private final String shape;

    StampRule(String place, boolean required, String shape) {
        super(place, required);
        this.shape = shape;
    }

    @Override
    void judge(String text, List<Complaint> complaints) {
        if (!hasShape(text) || !PortalTime.isReal(PortalTime.digits(text))) {
            complain(complaints, Complaint.Rule.DATE, "phải là thời điểm có thật, viết như '" + shape + "'");
        }
    }

    private boolean hasShape(String text) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            boolean digit = shape.charAt(i) == '0';
            if (digit ? text.charAt(i) < '0' || text.charAt(i) > '9' : text.charAt(i) != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
