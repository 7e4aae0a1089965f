package vn.lienthong.portal;

import java.time.Duration;
import java.time.Instant;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Outcome.Kind;

/**
 * What an answer of the 2026 adapter means (domain.md 1.4 and 1.9): done only when HTTP, the body's code and what it gave agree; refused
 * for what was said by 400, 403 and 404; everything else unknown.
 */
record SixStepReading(Call call, Wire.Answer answer, SixStepBody body, Duration retryAfter) {
    static AnswerReading of(Call call, Wire.Answer answer, Instant now) {
        SixStepBody body = SixStepBody.read(answer.body()).orElse(null);
        SixStepReading reading = new SixStepReading(call, answer, body, RetryAfter.of(answer, now));
        return new AnswerReading(reading.read(), reading.status() == 401);
    }

    /** HTTP's, or the body's where HTTP says that all is well. */
    private int status() {
        boolean said = isHttpFine() && body != null && body.code().matches("[1-5]\\d\\d");
        return said ? Integer.parseInt(body.code()) : answer.status();
    }

    private boolean isHttpFine() {
        return answer.status() >= 200 && answer.status() < 300;
    }

    private Outcome read() {
        int status = status();
        if (status >= 200 && status < 300) {
            return readFine();
        }
        boolean contradicts = body != null && body.isFine();
        boolean asksToWait = status == 429 || (status == 503 && answer.headers().containsKey("Retry-After"));
        if (status == 401 || (asksToWait && !contradicts)) {
            return outcome(Kind.POSTPONED, Integer.toString(status), message());
        }
        // 408: the server gave up waiting for the request; a proxy in between may have passed it on.
        if (status >= 400 && status < 500 && status != 408 && !contradicts) {
            return readRefusal(status);
        }
        return outcome(Kind.UNKNOWN, Integer.toString(status), message());
    }

    private Outcome readRefusal(int status) {
        if (body == null && (status == 404 || status == 405)) {
            // A wrong path refuses everything alike: no dossier is guilty of it.
            return outcome(Kind.POSTPONED, Integer.toString(status), message());
        }
        boolean there = call.service() == Call.Service.CREATE
                && body != null
                && new RefusalWords("", body.message()).saysDossierIsThere();
        return outcome(there ? Kind.EXISTS : Kind.REFUSED, Integer.toString(status), message());
    }

    private Outcome readFine() {
        if (call.service() == Call.Service.NUMBER) {
            return body == null ? unclear("a number") : readNumber(body.text("/value"));
        }
        if (body == null || !body.isFine()) {
            return unclear("code 200");
        }
        return call.service() == Call.Service.CREATE ? readCreated() : outcome(Kind.DONE, body.code(), message());
    }

    private Outcome readNumber(String number) {
        boolean usable = !number.isEmpty()
                && number.length() <= DossierNumber.MOST
                && number.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return usable ? given(number) : unclear("a number");
    }

    /** The adapter must speak of the number it was told: else nobody knows what it created. */
    private Outcome readCreated() {
        String id = body.text("/data/idHoSo");
        String number = body.text("/data/maHoSo");
        String asked = call.items().get(0).issued().number();
        boolean usable =
                !id.isEmpty() && id.length() <= DossierNumber.MOST && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return usable && (number.isEmpty() || number.equals(asked)) ? given(id) : unclear("the id of this dossier");
    }

    /** As it is: a shortened number or id would be another's. */
    private Outcome given(String what) {
        return new Outcome(Kind.DONE, what, "", retryAfter);
    }

    private Outcome unclear(String expected) {
        return outcome(
                Kind.UNKNOWN,
                Integer.toString(answer.status()),
                "Expected " + expected + " in the answer, but found none in "
                        + answer.body().size() + " bytes");
    }

    private String message() {
        return body == null ? "HTTP " + answer.status() : body.message();
    }

    private Outcome outcome(Kind kind, String code, String message) {
        return new Outcome(kind, Spoken.code(code), Spoken.message(message, call), retryAfter);
    }
}
