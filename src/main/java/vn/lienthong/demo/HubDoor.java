package vn.lienthong.demo;

import java.net.URI;

/**
 * Where a source knocks at the hub.
 *
 * @param base like http://127.0.0.1:8080
 * @param apiKey sent as X-API-Key; empty where the protocol has its own login
 */
public record HubDoor(URI base, String apiKey) {
    URI deliveries(String code) {
        return base.resolve("/api/v1/sources/" + code + "/deliveries");
    }
}
