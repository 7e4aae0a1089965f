package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Eight bytes that say "the same payload again": field order does not matter, row order does. Not for proof, only for counting. */
final class Fingerprint {
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    static long of(JsonNode node) {
        if (node.isObject()) {
            long sum = node.size();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                sum += mix(field.getKey().hashCode() * PRIME ^ of(field.getValue()));
            }
            return mix(sum);
        }
        if (node.isArray()) {
            long hash = 17;
            for (JsonNode row : node) {
                hash = mix(hash * PRIME + of(row));
            }
            return hash;
        }
        return of(node.getNodeType() + node.asText());
    }

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mix(hash);
    }

    static long mix(long value) {
        long v = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        return v ^ (v >>> 33);
    }
}
