package vn.lienthong.mapping;

import java.util.Map;

/** One compiled version. */
final class Mapping {
    static Mapping compile(Bundle bundle) {
        throw new UnsupportedOperationException("not yet: " + bundle);
    }

    String version() {
        return "";
    }

    Map<String, Long> drift() {
        return Map.of();
    }
}
