package vn.lienthong.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Call.Service;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Outcome.Kind;

/**
 * What an answer means: done, refused, or nobody knows (domain.md 1.4, the words in {@link RefusalWords}; FM-20, 23, 27, 28). In doubt it is UNKNOWN, which
 * costs a look-up; a wrong DONE would lose a dossier, a wrong REFUSED would park one.
 *
 * @param sessionRefused the portal does not know the session; it must not be used again
 */
record AnswerReading(Outcome outcome, boolean sessionRefused) {
    static AnswerReading of(Call call, Wire.Answer answer, Instant now) {
        AnswerBody body = AnswerBody.read(answer.body()).orElse(null);
        boolean sessionRefused = isSessionRefused(answer, body);
        Outcome outcome = new Reader(call, answer, body, RetryAfter.of(answer, now)).read(sessionRefused);
        return new AnswerReading(outcome, sessionRefused);
    }

    static boolean isSessionRefused(Wire.Answer answer, AnswerBody body) {
        if (body != null && body.success()) {
            return false;
        }
        return answer.status() == 401
                || answer.status() == 403
                || (body != null && new RefusalWords(body.code(), body.message()).isAboutSession());
    }

    private record Reader(Call call, Wire.Answer answer, AnswerBody body, Duration retryAfter) {
        Outcome read(boolean sessionRefused) {
            int status = answer.status();
            if (status >= 200 && status < 300) {
                return readFine(sessionRefused);
            }
            if (body != null && body.success()) {
                return http(Kind.UNKNOWN, "HTTP " + status + " with a success in its body");
            }
            if (status == 429 || (status == 503 && answer.headers().containsKey("Retry-After"))) {
                return http(Kind.POSTPONED, "HTTP " + status);
            }
            // 408: the server gave up waiting for the request; a proxy in between may have passed it on.
            if (status >= 400 && status < 500 && status != 408) {
                return readRefusal(sessionRefused);
            }
            return http(Kind.UNKNOWN, "HTTP " + status);
        }

        private Outcome readFine(boolean sessionRefused) {
            if (body == null) {
                return http(
                        Kind.UNKNOWN,
                        "Expected one JSON object with an error_code, but found "
                                + answer.body().size() + " other bytes");
            }
            return body.success() ? readSuccess() : readComplaint(sessionRefused);
        }

        private Outcome readRefusal(boolean sessionRefused) {
            if (body != null) {
                return readComplaint(sessionRefused);
            }
            // A wrong path refuses everything alike: no dossier is guilty of it.
            boolean nobodysFault = sessionRefused || answer.status() == 404 || answer.status() == 405;
            return http(nobodysFault ? Kind.POSTPONED : Kind.REFUSED, "HTTP " + answer.status());
        }

        private Outcome readSuccess() {
            return call.service() == Service.LOOK_UP ? readFound() : portal(Kind.DONE);
        }

        private Outcome readFound() {
            JsonNode result = body.root().path("result");
            if (result.isMissingNode()
                    || (result.isValueNode() && !result.asText("").isEmpty())) {
                return http(Kind.UNKNOWN, "Expected a result in the answer to a look-up, but found none");
            }
            if (result.isEmpty()) {
                return portal(Kind.ABSENT);
            }
            JsonNode dossier = findAsked(result);
            if (dossier == null) {
                return http(Kind.UNKNOWN, "Expected the dossier that was asked for, but found another");
            }
            return outcome(Kind.FOUND, dossier.path("TrangThaiHoSo").asText(""), body.message());
        }

        private JsonNode findAsked(JsonNode result) {
            String asked = call.items().get(0).number().value();
            if (result.isObject()) {
                return isAsked(result, asked) ? result : null;
            }
            for (JsonNode dossier : result) {
                if (isAsked(dossier, asked)) {
                    return dossier;
                }
            }
            return null;
        }

        // The inner fields of this answer are a guess (domain.md 10.5): a number that is not there is no contradiction.
        private boolean isAsked(JsonNode dossier, String asked) {
            String number = dossier.path("MaHoSo").asText("").strip();
            return dossier.isObject() && (number.isEmpty() || number.equals(asked));
        }

        private Outcome readComplaint(boolean sessionRefused) {
            RefusalWords complaint = new RefusalWords(body.code(), body.message());
            if (call.service() == Service.CREATE && complaint.saysDossierIsThere()) {
                return portal(Kind.EXISTS);
            }
            if (sessionRefused) {
                return portal(Kind.POSTPONED);
            }
            boolean needsDossier = call.service() == Service.UPDATE || call.service() == Service.STEPS;
            return portal(needsDossier && complaint.saysDossierIsNotThere() ? Kind.MISSING : Kind.REFUSED);
        }

        private Outcome portal(Kind kind) {
            return outcome(kind, body.code(), body.message());
        }

        private Outcome http(Kind kind, String message) {
            return outcome(kind, Integer.toString(answer.status()), message);
        }

        private Outcome outcome(Kind kind, String code, String message) {
            return new Outcome(kind, Spoken.code(code), Spoken.message(message, call), retryAfter);
        }
    }
}
