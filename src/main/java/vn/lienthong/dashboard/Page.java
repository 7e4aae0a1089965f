package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.access.Person;
import vn.lienthong.source.Refusal;

/**
 * What is answered to one HTTP request.
 *
 * @param status HTTP status
 * @param contentType as it stands in the header
 * @param body to be sent as UTF-8
 * @param headers the further headers
 * @param cookies that the browser is to keep, as they stand in {@code Set-Cookie}
 */
public record Page(int status, String contentType, String body, Map<String, String> headers, List<String> cookies) {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    /** Stands in top.mustache; values are escaped, so that none can hold it. */
    private static final String SEEN_BY = "<!--seen-by-->";

    private static final Map<String, String> ALWAYS = Map.of(
            // Nothing but our own files, no inline script or style: an injected tag stays text.
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            // A form of ours must tell its origin, which browsers withhold together with the referrer.
            "Referrer-Policy",
            "same-origin");

    public Page {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    public Page(int status, String contentType, String body, Map<String, String> headers) {
        this(status, contentType, body, headers, List.of());
    }

    static Page html(int status, String body) {
        return new Page(status, HTML, body, always("Cache-Control", "no-store"));
    }

    static Page json(JsonNode body) {
        return new Page(200, JSON, body.toPrettyString() + "\n", always("Cache-Control", "no-store"));
    }

    /** A file of ours, whose address changes with its contents. */
    static Page asset(String contentType, String body) {
        return new Page(200, contentType, body, always("Cache-Control", "public, max-age=86400"));
    }

    /** A file to be kept, not shown. */
    static Page file(String name, String contentType, String body) {
        Map<String, String> headers = always("Cache-Control", "no-store");
        headers.put("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return new Page(200, contentType, body, headers);
    }

    static Page elsewhere(String location) {
        Map<String, String> headers = always("Cache-Control", "no-store");
        headers.put("Location", location);
        return new Page(303, HTML, "", headers);
    }

    /** The same page with, in its head, who has signed in, and only the links that are for them. @param formToken for the form that signs out */
    public Page seenBy(Optional<Person> person, String formToken) {
        int at = contentType.equals(HTML) ? body.indexOf(SEEN_BY) : -1;
        if (at < 0) {
            return this;
        }
        Texts texts = Texts.of(body.contains("<html lang=\"en\"") ? "en" : "vi");
        boolean english = texts.lang().equals("en");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("t", texts.byKey());
        values.put("lang", texts.lang());
        values.put("known", person.isPresent());
        values.put("name", person.map(Person::name).orElse(""));
        values.put(
                "role",
                person.map(one -> english ? one.role().en() : one.role().vi()).orElse(""));
        values.put("formToken", formToken);
        values.put("signInLink", SignInPages.ADDRESS + "?lang=" + texts.lang());
        String head = Templates.render("seen-by", values);
        String before = Passable.links(body.substring(0, at), person);
        return new Page(status, contentType, before + head + body.substring(at + SEEN_BY.length()), headers, cookies);
    }

    /** The same page with a header more. */
    Page with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Page(status, contentType, body, more, cookies);
    }

    /** The same page with a cookie more. */
    Page withCookie(String cookie) {
        List<String> more = new ArrayList<>(cookies);
        more.add(cookie);
        return new Page(status, contentType, body, headers, more);
    }

    /** A refusal as {@code application/problem+json} (RFC 9457), as every edge answers it (src/docs/api.md). */
    public static Page problem(Refusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:lienthong:problem:" + refusal.code());
        body.put("title", refusal.vi());
        body.put("status", refusal.status());
        body.put("detail", refusal.en());
        body.put("code", refusal.code());
        body.put("vi", refusal.vi());
        body.put("en", refusal.en());
        Map<String, String> headers = always("Cache-Control", "no-store");
        if (refusal.retryAfterSeconds() > 0) {
            headers.put("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
        }
        return new Page(refusal.status(), PROBLEM, body.toPrettyString() + "\n", headers);
    }

    private static Map<String, String> always(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
        headers.put(name, value);
        return headers;
    }
}
