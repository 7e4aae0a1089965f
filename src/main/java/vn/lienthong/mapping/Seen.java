package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Heard;

/**
 * What reading one delivery on trial showed. Holds personal data: never for logs.
 *
 * @param tree the payload as the mapping's paths see it; empty when it could not be read at all
 * @param traces where each value came from, in the order of reading
 * @param used what of the mapping took part
 * @param ignored paths of the payload, as {@code shape.txt} writes them, that no line uses
 */
public record Seen(
        List<Heard> heard, Optional<JsonNode> tree, List<Trace> traces, Inventory used, List<String> ignored) {
    public Seen {
        heard = List.copyOf(heard);
        traces = List.copyOf(traces);
        ignored = List.copyOf(ignored);
    }

    /**
     * One canonical value and where it came from.
     *
     * @param index the record's place in the delivery
     * @param field the canonical name
     * @param value what came out; null when the record has no such value
     * @param line the mapping's line
     * @param said the source's places and texts that were looked at, {@code items[0].so = 'H56…'}; empty for constants
     */
    public record Trace(int index, String field, String value, String line, List<String> said) {
        public Trace {
            said = List.copyOf(said);
        }
    }
}
