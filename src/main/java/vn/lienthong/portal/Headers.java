package vn.lienthong.portal;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of every request (domain.md 1.2). */
final class Headers {
    private Headers() {}

    static Map<String, String> of(PortalSettings settings) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/json");
        headers.put("Charset", "utf-8");
        if (!settings.dstcode().isBlank()) {
            headers.put("dstcode", settings.dstcode());
        }
        return headers;
    }
}
