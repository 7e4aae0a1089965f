package vn.lienthong.mapping;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Whether 03/04 is the third of April or the fourth of March, for a line that accepts both. The delivery decides: its texts
 * that can be read one way only (25/04) are evidence; when they disagree, no text that fits both ways is read.
 */
final class DayOrder {
    /** Not a time: the text fits both ways and the delivery writes both. */
    static final long BOTH = Long.MIN_VALUE + 1;

    private DayOrder() {}

    static boolean isUnsure(FieldRule rule) {
        return rule.times() != null && rule.times().isUnsure();
    }

    static boolean isUnsure(Block block) {
        return block.rules().stream()
                .anyMatch(rule -> isUnsure(rule)
                        || rule.list() != null && rule.list().rules().stream().anyMatch(DayOrder::isUnsure));
    }

    /** Gathered over a whole delivery before any of it is read; per line, because columns may come from different hands. */
    static final class Evidence {
        private static final int DAY_FIRST = 1;
        private static final int MONTH_FIRST = 2;
        private final Map<TimeReader, Integer> heard = new IdentityHashMap<>();
        private boolean listening;

        void listen(boolean now) {
            listening = now;
        }

        boolean isListening() {
            return listening;
        }

        /** Hears a text, or decides about it. {@code first} is what the formats say in their order. */
        long weigh(TimeReader times, String text, long first) {
            long day = times.read(text, true);
            long month = times.read(text, false);
            boolean sure = day == TimePattern.NO || month == TimePattern.NO;
            if (listening && sure && day != month) {
                heard.merge(times, day == TimePattern.NO ? MONTH_FIRST : DAY_FIRST, (a, b) -> a | b);
            }
            if (listening || sure || day == month) {
                return first;
            }
            return switch (heard.getOrDefault(times, 0)) {
                case DAY_FIRST -> day;
                case MONTH_FIRST -> month;
                case DAY_FIRST | MONTH_FIRST -> BOTH;
                default -> first;
            };
        }
    }
}
