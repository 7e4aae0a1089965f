package vn.lienthong.corridor;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Which methods the routes answer at an address. */
final class Addresses {
    private Addresses() {}

    /** Empty when no route has this path. */
    static Set<String> methods(CamelContext camel, String path) {
        Set<String> methods = new TreeSet<>();
        for (Endpoint endpoint : camel.getEndpoints()) {
            if (endpoint instanceof PlatformHttpEndpoint http && matches(http.getPath(), path)) {
                String restrict = http.getHttpMethodRestrict();
                methods.addAll(Arrays.asList((restrict == null ? "GET,POST" : restrict).split("\\s*,\\s*")));
            }
        }
        return methods;
    }

    private static boolean matches(String declared, String path) {
        StringBuilder pattern = new StringBuilder();
        for (String part : declared.split("/", -1)) {
            pattern.append('/').append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return Pattern.matches(pattern.substring(1) + "/?", path);
    }
}
