package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** What the table says about one field, made ready once so that judging a record costs comparisons only. */
abstract class FieldRule {
    final String place;
    final boolean required;

    FieldRule(String place, boolean required) {
        this.place = place;
        this.required = required;
    }

    /** Adds what is wrong; an absent optional value (null or "") is never wrong (domain.md 1.6: empty when absent). */
    abstract void judge(JsonNode value, List<Complaint> complaints);

    static boolean absent(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isBlank());
    }

    final void complain(List<Complaint> complaints, Complaint.Rule rule, String sentence) {
        complaints.add(new Complaint(place, rule, "Trường " + place + " " + sentence));
    }

    /** Every rule but that for arrays. */
    abstract static class Text extends FieldRule {
        Text(String place, boolean required) {
            super(place, required);
        }

        @Override
        final void judge(JsonNode value, List<Complaint> complaints) {
            if (absent(value)) {
                if (required) {
                    complain(complaints, Complaint.Rule.REQUIRED, "là bắt buộc nhưng để trống");
                }
                return;
            }
            if (!value.isTextual()) {
                complain(complaints, Complaint.Rule.TYPE, "phải là chuỗi ký tự");
                return;
            }
            judge(value.textValue(), complaints);
        }

        abstract void judge(String text, List<Complaint> complaints);
    }

    static final class Words extends Text {
        private final int longest;

        Words(String place, boolean required, int longest) {
            super(place, required);
            this.longest = longest;
        }

        @Override
        void judge(String text, List<Complaint> complaints) {
            if (text.length() > longest) {
                complain(complaints, Complaint.Rule.LENGTH, "dài quá " + longest + " ký tự");
            }
        }
    }

    static final class Moment extends Text {
        Moment(String place, boolean required) {
            super(place, required);
        }

        @Override
        void judge(String text, List<Complaint> complaints) {
            if (!PortalTime.isReal(text)) {
                complain(complaints, Complaint.Rule.DATE, "phải là thời điểm có thật dạng yyyyMMddHHmmss");
            }
        }
    }

    static final class Code extends Text {
        private final Set<String> known;

        Code(String place, boolean required, Set<String> known) {
            super(place, required);
            this.known = known;
        }

        @Override
        void judge(String text, List<Complaint> complaints) {
            if (!known.contains(text)) {
                complain(complaints, Complaint.Rule.CODE, "phải là một trong các mã " + known);
            }
        }
    }

    static final class Link extends Text {
        Link(String place, boolean required) {
            super(place, required);
        }

        @Override
        void judge(String text, List<Complaint> complaints) {
            boolean web = text.startsWith("https://") || text.startsWith("http://");
            if (!web || text.indexOf(' ') >= 0) {
                complain(complaints, Complaint.Rule.URL, "phải là địa chỉ http(s) đầy đủ");
            }
        }
    }

    /** An array of objects; {@code inner} is null where the documents do not know the inner fields. */
    static final class Rows extends FieldRule {
        private final FieldTable inner;

        Rows(String place, boolean required, FieldTable inner) {
            super(place, required);
            this.inner = inner;
        }

        @Override
        void judge(JsonNode value, List<Complaint> complaints) {
            if (value.isNull() && !required) {
                return;
            }
            if (!value.isArray()) {
                complain(complaints, Complaint.Rule.TYPE, "phải là mảng");
                return;
            }
            if (inner != null) {
                value.forEach(row -> inner.judge(row, complaints));
            }
        }
    }
}
