package vn.lienthong.dropin;

import vn.lienthong.journal.Payload;

/**
 * What the caller gets, as the portal would write it (domain.md 1.4): {@code {error_code, message, result}}.
 *
 * @param retryAfterSeconds for the header {@code Retry-After}; 0 when there is none
 */
public record Answer(int httpStatus, String contentType, int retryAfterSeconds, Payload body) {
    static final String JSON = "application/json; charset=utf-8";

    static Answer ok(Payload body) {
        return new Answer(200, JSON, 0, body);
    }
}
