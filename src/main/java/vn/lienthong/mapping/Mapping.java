package vn.lienthong.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One compiled version. Immutable but for its count of drift. */
final class Mapping {
    private final String version;
    private final Finding fault;
    private final Layout layout;
    private final ZoneId zone;
    private final Shape shape;
    private final List<Block> blocks;
    private final Drift drift = new Drift();

    Mapping(String version, Layout layout, ZoneId zone, Shape shape, List<Block> blocks) {
        this(version, null, layout, zone, shape, blocks);
    }

    private Mapping(String version, Finding fault, Layout layout, ZoneId zone, Shape shape, List<Block> blocks) {
        this.version = version;
        this.fault = fault;
        this.layout = layout;
        this.zone = zone;
        this.shape = shape;
        this.blocks = blocks;
    }

    /** A bundle with findings compiles to a mapping that only knows its first finding. */
    static Mapping compile(Bundle bundle) {
        Findings findings = new Findings();
        Optional<Mapping> mapping = new MappingCompiler(bundle, findings).compile();
        if (mapping.isPresent() && findings.isEmpty()) {
            return mapping.get();
        }
        Finding first = findings.all().get(0);
        return new Mapping(bundle.version(), first, Layout.JSON, ZoneId.of("UTC"), null, List.of());
    }

    String version() {
        return version;
    }

    /** Why this version reads nothing; empty for every version that was checked before it was activated. */
    Optional<Finding> fault() {
        return Optional.ofNullable(fault);
    }

    Layout layout() {
        return layout;
    }

    ZoneId zone() {
        return zone;
    }

    Shape shape() {
        return shape;
    }

    List<Block> blocks() {
        return blocks;
    }

    Drift drift() {
        return drift;
    }
}
