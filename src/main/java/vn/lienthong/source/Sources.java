package vn.lienthong.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The source systems this hub knows, by code. */
public final class Sources {
    private final Map<String, Source> byCode;

    public Sources(Collection<Source> sources) {
        this.byCode = sources.stream()
                .collect(Collectors.toMap(
                        Source::code,
                        source -> source,
                        (one, other) -> {
                            throw new IllegalArgumentException(
                                    "Expected one file for source '" + one.code() + "', but found two");
                        },
                        TreeMap::new));
    }

    public Optional<Source> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All, in the order of their codes. */
    public List<Source> list() {
        return List.copyOf(byCode.values());
    }
}
