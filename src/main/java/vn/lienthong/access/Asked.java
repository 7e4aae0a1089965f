package vn.lienthong.access;

import java.util.Map;
import java.util.Optional;

/**
 * What a browser sent with a request that may write.
 *
 * @param token the session's cookie; empty for none
 * @param origin the header {@code Origin}; empty when the browser sent none
 * @param site the header {@code Sec-Fetch-Site}; empty when the browser sent none
 * @param host the header {@code Host}
 * @param form the form's fields
 */
public record Asked(String token, String origin, String site, String host, Map<String, String> form) {
    public static final String FORM_TOKEN = "ma-bieu-mau";

    public Asked {
        form = Map.copyOf(form);
    }

    public String field(String name) {
        return form.getOrDefault(name, "").strip();
    }

    /** A page of another site sent this form, or hid where it came from. */
    Optional<String> foreign() {
        if (!origin.isEmpty()) {
            boolean own = origin.equals("http://" + host) || origin.equals("https://" + host);
            return own ? Optional.empty() : Optional.of(origin);
        }
        return site.isEmpty() || site.equals("same-origin") || site.equals("none")
                ? Optional.empty()
                : Optional.of(site);
    }
}
