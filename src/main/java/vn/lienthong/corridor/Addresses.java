package vn.lienthong.corridor;

import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Which addresses the routes answer. */
final class Addresses {
    private Addresses() {}

    static boolean isRouted(CamelContext camel, String path) {
        return camel.getEndpoints().stream()
                .anyMatch(endpoint -> endpoint instanceof PlatformHttpEndpoint http
                        && matches(http.getPath(), http.isMatchOnUriPrefix(), path));
    }

    private static boolean matches(String declared, boolean prefix, String path) {
        StringBuilder pattern = new StringBuilder();
        for (String part : declared.split("/", -1)) {
            pattern.append('/').append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return Pattern.matches(pattern.substring(1) + (prefix ? ".*" : "/?"), path);
    }
}
