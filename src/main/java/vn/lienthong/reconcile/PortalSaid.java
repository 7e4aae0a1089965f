package vn.lienthong.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Payload;

/** What the portal answered to a look-up (TraCuuHoSo). */
public sealed interface PortalSaid {
    /** It holds the dossier; of what it says, what the hub compares. */
    record Found(Facts facts) implements PortalSaid {}

    record Absent() implements PortalSaid {}

    /** Nobody knows: no answer, or none that can be read. */
    record NoAnswer() implements PortalSaid {}

    ObjectMapper JSON = new ObjectMapper();

    default <T> T fold(Function<Facts, T> found, Supplier<T> absent, Supplier<T> noAnswer) {
        if (this instanceof Found one) {
            return found.apply(one.facts());
        }
        return this instanceof Absent ? absent.get() : noAnswer.get();
    }

    /**
     * Reads an answer that is a success. Which fields it has is a guess (domain.md 10.5), so only those that are there are compared.
     */
    static PortalSaid read(Optional<Payload> answer, DossierNumber number) {
        if (answer.isEmpty()) {
            return new NoAnswer();
        }
        try {
            return read(JSON.readTree(answer.get().toBytes()).path("result"), number);
        } catch (IOException e) {
            return new NoAnswer();
        }
    }

    private static PortalSaid read(JsonNode result, DossierNumber number) {
        if (result.isMissingNode()
                || (result.isValueNode() && !result.asText("").isEmpty())) {
            return new NoAnswer();
        }
        if (result.isEmpty()) {
            return new Absent();
        }
        for (JsonNode one : result.isObject() ? JSON.createArrayNode().add(result) : result) {
            String said = one.path("MaHoSo").asText("").strip();
            if (one.isObject() && (said.isEmpty() || said.equals(number.value()))) {
                return new Found(new Facts(number, values(one)));
            }
        }
        return new NoAnswer();
    }

    private static Map<Fact, String> values(JsonNode dossier) {
        Map<Fact, String> values = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.SHOWN) {
            JsonNode value = dossier.path(fact.field());
            if (value.isValueNode() && !value.isNull()) {
                values.put(fact, value.asText().strip());
            }
        }
        return values;
    }
}
