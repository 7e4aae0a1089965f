package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Faults as JSON: what may be ordered over HTTP. Keys given are set, others stay; a wrong order changes nothing. */
final class Orders {
    private static final String POISON = "poison";
    private static final String SERVICES = "services";
    private static final String EXPIRE = "expireSessions";
    private static final String RELEASE = "release";
    private static final String FORGET = "forget";
    private static final String ALTER = "alter";
    private final Sandbox sandbox;
    private final Faults faults;

    Orders(Sandbox sandbox, Faults faults) {
        this.sandbox = sandbox;
        this.faults = faults;
    }

    void take(JsonNode order) {
        if (order == null || !order.isObject()) {
            throw new IllegalArgumentException("Expected one JSON object such as {\"refusePercent\": 10}");
        }
        List<Runnable> changes = new ArrayList<>();
        order.properties().forEach(field -> changes.add(change(field.getKey(), field.getValue())));
        changes.forEach(Runnable::run);
    }

    private Runnable change(String key, JsonNode value) {
        if (POISON.equals(key) || SERVICES.equals(key)) {
            List<String> texts = texts(key, value);
            return POISON.equals(key) ? () -> faults.poison(texts) : () -> faults.services(texts);
        }
        if (EXPIRE.equals(key)) {
            return wanted(key, value) ? sandbox::expireSessions : () -> {};
        }
        if (RELEASE.equals(key)) {
            return wanted(key, value) ? sandbox::release : () -> {};
        }
        if (FORGET.equals(key)) {
            List<String> numbers = texts(key, value);
            return () -> sandbox.forget(numbers);
        }
        if (ALTER.equals(key)) {
            return alter(texts(key, value));
        }
        Fault fault = Fault.find(key).orElseThrow(() -> unknown(key));
        if (!value.isInt()) {
            throw new IllegalArgumentException("Expected a whole number for '" + key + "'; nothing was changed");
        }
        int number = fault.checked(value.intValue());
        return () -> faults.set(fault, number);
    }

    private Runnable alter(List<String> changes) {
        for (String change : changes) {
            if (!change.matches(".+=([1-9]|10)")) {
                throw new IllegalArgumentException("Expected '" + ALTER
                        + "' to list a dossier's number and status 1 to 10, such as \"000.00.98.H56-261012-0001=9\", but found '"
                        + change + "'; nothing was changed");
            }
        }
        return () -> changes.forEach(change -> {
            int at = change.lastIndexOf('=');
            sandbox.alter(change.substring(0, at), Integer.parseInt(change.substring(at + 1)));
        });
    }

    private static boolean wanted(String key, JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("Expected true or false for '" + key + "'; nothing was changed");
        }
        return value.booleanValue();
    }

    private static List<String> texts(String key, JsonNode value) {
        List<String> texts = new ArrayList<>();
        value.forEach(text -> texts.add(text.asText()));
        if (!value.isArray()) {
            throw new IllegalArgumentException("Expected an array of strings for '" + key + "'; nothing was changed");
        }
        return texts;
    }

    private static IllegalArgumentException unknown(String key) {
        String known = Arrays.stream(Fault.values()).map(Fault::key).collect(Collectors.joining(", "));
        return new IllegalArgumentException("Expected one of " + known + ", " + POISON + ", " + SERVICES + ", " + EXPIRE
                + ", " + RELEASE + ", " + FORGET + ", " + ALTER + ", but found '" + key + "'; nothing was changed");
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>(faults.shown());
        shown.put("held", sandbox.held());
        return shown;
    }
}
