package vn.lienthong.access;

import java.time.Duration;

/**
 * The cookies that this hub gives to browsers. Behind TLS they have the prefix {@code __Host-}: no other site, no sister of ours and no line without
 * TLS can set or read them.
 */
public record Cookies(boolean behindTls) {
    private static final String SESSION = "lienthong_phien";
    private static final String DEVICE = "lienthong_may";
    private static final String WAY = "lienthong_di";
    private static final Duration DEVICE_LASTS = Duration.ofDays(180);

    /** @param header {@code Cookie}; null for none */
    public String session(String header) {
        return find(header, SESSION);
    }

    /** What tells a browser in which somebody has signed in before. */
    public String device(String header) {
        return find(header, DEVICE);
    }

    /** What a browser takes along on its way to the identity server and back. */
    public String way(String header) {
        return find(header, WAY);
    }

    public String setSession(String token, Duration lasts) {
        return set(SESSION, token, lasts, "Strict");
    }

    public String setDevice(String token) {
        return set(DEVICE, token, DEVICE_LASTS, "Strict");
    }

    /** Lax: it must come back with a person whom the identity server, another site, sends here. */
    public String setWay(String sealed, Duration lasts) {
        return set(WAY, sealed, lasts, "Lax");
    }

    private String set(String name, String value, Duration lasts, String sameSite) {
        return prefix() + name + "=" + value + "; Path=/; Max-Age=" + lasts.toSeconds() + "; HttpOnly; SameSite="
                + sameSite + (behindTls ? "; Secure" : "");
    }

    private String find(String header, String name) {
        String head = prefix() + name + "=";
        for (String one : String.valueOf(header).split(";")) {
            if (one.strip().startsWith(head)) {
                return one.strip().substring(head.length());
            }
        }
        return "";
    }

    private String prefix() {
        return behindTls ? "__Host-" : "";
    }
}
