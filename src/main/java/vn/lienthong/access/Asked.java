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
 * @param from who sent it, as far as the connection tells
 */
public record Asked(String token, String origin, String site, String host, Map<String, String> form, From from) {
    public static final String FORM_TOKEN = "ma-bieu-mau";

    /**
     * Where a request came from.
     *
     * @param address of the machine; empty for a command at the hub's own
     * @param device the cookie of a browser in which somebody has signed in before; empty for none
     * @param site the address of this hub as people know it, such as https://lienthong.example.vn; empty when only its machine knows one
     */
    public record From(String address, String device, String site) {
        static final From HERE = new From("", "", "");
    }

    public Asked {
        form = Map.copyOf(form);
    }

    public Asked(String token, String origin, String site, String host, Map<String, String> form) {
        this(token, origin, site, host, form, From.HERE);
    }

    public String field(String name) {
        return form.getOrDefault(name, "").strip();
    }

    /** A page of another site sent this form, or hid where it came from. */
    Optional<String> foreign() {
        if (!origin.isEmpty()) {
            boolean own = from.site().isEmpty()
                    ? origin.equals("http://" + host) || origin.equals("https://" + host)
                    : origin.equals(from.site())
                            || AccessSettings.isThisMachine(host) && origin.equals("http://" + host);
            return own ? Optional.empty() : Optional.of(origin);
        }
        return site.isEmpty() || site.equals("same-origin") || site.equals("none")
                ? Optional.empty()
                : Optional.of(site);
    }
}
