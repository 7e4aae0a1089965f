package vn.lienthong.dropin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.source.Source;

/**
 * A source whose template is {@code drop-in}, as it may log in. Its parameters: {@code username} (its code when it gives
 * none), {@code agency} (one code or several with commas), {@code key: none} for a relay on the same machine, and
 * {@code unknown: accept} for a source whose dossiers were at the portal before it came to the hub.
 *
 * @param agencies for which it may speak, and for all below them
 * @param keyless true when its relay presents no key
 * @param acceptsUnknown true when updates and steps of dossiers the hub has never seen are taken; the look-up before
 *     delivery decides then
 */
record Account(String source, String username, List<AgencyCode> agencies, boolean keyless, boolean acceptsUnknown) {
    static final String TEMPLATE = "drop-in";

    Account {
        agencies = List.copyOf(agencies);
    }

    static Account of(Source source) {
        Map<String, String> parameters = source.parameters();
        List<AgencyCode> agencies = new ArrayList<>();
        for (String code : parameters.getOrDefault("agency", "").split(",")) {
            if (!code.isBlank()) {
                agencies.add(new AgencyCode(code));
            }
        }
        if (agencies.isEmpty()) {
            throw new IllegalArgumentException("Expected the parameter 'agency' (the madonvi it sends) of source '"
                    + source.code() + "', but it is missing; add it in routes/sources/" + source.code() + ".yaml");
        }
        return new Account(
                source.code(),
                username(source),
                agencies,
                "none".equals(parameters.get("key")),
                "accept".equals(parameters.get("unknown")));
    }

    private static String username(Source source) {
        String said = source.parameters().getOrDefault("username", "");
        return said.isBlank() ? source.code() : said;
    }

    /** The deepest of its agencies that this one is, or lies below; empty for a code that can be no agency's. */
    Optional<AgencyCode> scope(String code) {
        String bare = code.strip();
        if (bare.isEmpty() || bare.length() > 35) {
            return Optional.empty();
        }
        AgencyCode agency = new AgencyCode(bare);
        return agencies.stream()
                .filter(agency::isWithin)
                .reduce((one, other) -> one.depth() >= other.depth() ? one : other);
    }

    boolean speaksFor(String agency) {
        return scope(agency).isPresent();
    }
}
