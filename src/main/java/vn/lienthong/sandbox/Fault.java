package vn.lienthong.sandbox;

import java.util.Arrays;
import java.util.Optional;

/**
 * The faults people and tests may ask for. Each is one number, 0 means off, named the same in settings, over HTTP and on the
 * page. "Next" counts calls and runs down; "percent" is drawn from the settings' seed. src/docs/sandbox.md shows each at work.
 */
public enum Fault {
    LATENCY_MILLIS("latencyMillis", 600_000, "Trả lời chậm (ms)", "Delay of every answer, ms; the effect is at once"),
    LATENCY_JITTER_MILLIS("latencyJitterMillis", 600_000, "Chậm thêm ngẫu nhiên tới (ms)", "Random delay on top, ms"),
    REFUSE_PERCENT("refusePercent", 100, "Từ chối (% lời gọi)", "Calls refused with error_code 99, %"),
    REFUSE_NEXT("refuseNext", 1_000_000, "Từ chối số lời gọi tới", "Next calls refused with error_code 99"),
    HTML_PERCENT("htmlPercent", 100, "Trả trang lỗi HTML (% lời gọi)", "Calls answered by an HTML error page, %"),
    HTML_NEXT("htmlNext", 1_000_000, "Trả trang lỗi HTML số lời gọi tới", "Next calls answered by an HTML error page"),
    HTML_STATUS("htmlStatus", 599, "Mã HTTP của trang lỗi (500 hoặc 502)", "HTTP status of that page; 0 means 502"),
    DROP_BEFORE_PERCENT("dropBeforePercent", 100, "Ngắt trước khi ghi (%)", "Connection dropped before applying, %"),
    DROP_BEFORE_NEXT(
            "dropBeforeNext", 1_000_000, "Ngắt trước khi ghi, số lời gọi tới", "Next calls dropped before applying"),
    DROP_AFTER_PERCENT("dropAfterPercent", 100, "Ngắt sau khi ghi (%)", "Connection dropped after applying, %"),
    DROP_AFTER_NEXT(
            "dropAfterNext", 1_000_000, "Ngắt sau khi ghi, số lời gọi tới", "Next calls dropped after applying"),
    DOWN_SECONDS(
            "downSeconds", 86_400, "Ngừng hoạt động (giây)", "Every connection closed at once, for so many seconds"),
    SLOW_MILLIS_PER_BYTE(
            "slowMillisPerByte", 10_000, "Trả từng byte, nghỉ (ms)", "Answer byte by byte, ms between bytes"),
    RATE_PER_SECOND("ratePerSecond", 1_000_000, "Giới hạn lời gọi mỗi giây", "Calls per second, the rest get 429"),
    RETRY_AFTER_SECONDS("retryAfterSeconds", 86_400, "Retry-After của 429 (giây)", "Retry-After of a 429; 0 means 1"),
    HOLD_BEFORE_NEXT(
            "holdBeforeNext", 1_000_000, "Giữ trước khi ghi, số lời gọi tới", "Next calls held before applying"),
    HOLD_AFTER_NEXT("holdAfterNext", 1_000_000, "Giữ sau khi ghi, số lời gọi tới", "Next calls held after applying");

    private final String key;
    private final int most;
    private final String vietnamese;
    private final String english;

    Fault(String key, int most, String vietnamese, String english) {
        this.key = key;
        this.most = most;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    String vietnamese() {
        return vietnamese;
    }

    String english() {
        return english;
    }

    /** Refuses a number that cannot be meant. */
    int checked(int value) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("Expected fault '" + key + "' between 0 and " + most + ", but found "
                    + value + "; nothing was changed");
        }
        return value;
    }

    /** The fault of this JSON name. */
    public static Optional<Fault> find(String key) {
        return Arrays.stream(values()).filter(f -> f.key.equals(key)).findFirst();
    }
}
