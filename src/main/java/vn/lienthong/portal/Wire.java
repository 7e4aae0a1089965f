package vn.lienthong.portal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.journal.Payload;

/**
 * The way to the portal's adapter: one request and its answer. A route's step stands behind it; may be called from many
 * threads at once. Any HTTP status is an answer. An exception means that no whole answer came; its chain of causes tells
 * whether the request can have left at all (connection refused, unknown host), so do not swallow it.
 */
@FunctionalInterface
public interface Wire {
    Answer send(Request request) throws IOException;

    /**
     * @param method POST; GET has no body
     * @param headers to be sent as they are
     * @param body exact bytes; hold a session or a password, so never log them
     * @param timeout for the whole call
     */
    record Request(String method, URI url, Map<String, String> headers, Payload body, Duration timeout) {
        public Request {
            headers = Map.copyOf(headers);
        }

        static Request of(PortalSettings settings, URI url, byte[] body) {
            return new Request("POST", url, Headers.of(settings), Payload.of(body), settings.timeout());
        }
    }

    /** @param headers as received; found by name without regard to case */
    record Answer(int status, Map<String, String> headers, Payload body) {
        public Answer {
            Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.forEach((name, value) -> {
                if (name != null && value != null) {
                    byName.put(name, value);
                }
            });
            headers = byName;
        }
    }
}
