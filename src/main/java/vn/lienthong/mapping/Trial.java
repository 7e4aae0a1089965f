package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.journal.Entry;

/**
 * A mapping that is not active, for trying: it reads deliveries as a running hub would, and says what took part. Changes
 * nothing. Not shared between threads.
 */
public final class Trial {
    private final Mapping mapping;
    private final Parts parts;
    private final Catalogue catalogue;

    /** Compiles; a bundle with findings reads nothing, and {@link #fault} is its first finding. */
    public Trial(Bundle bundle, Catalogue catalogue) {
        this.mapping = Mapping.compile(bundle);
        this.parts = new Parts(bundle, mapping);
        this.catalogue = catalogue;
    }

    public Optional<Finding> fault() {
        return mapping.fault();
    }

    /** Paths of a whole tree, as {@code shape.txt} writes them, that it does not know. */
    public List<String> drift(JsonNode tree) {
        Drift.Sight sight = new Drift.Sight(mapping.shape(), "");
        sight.see(tree);
        return List.copyOf(sight.unknown());
    }

    /** Everything the mapping consists of. */
    public Inventory inventory() {
        return parts.all();
    }

    /** Reads one delivery and watches. Never throws on contents. */
    public Seen read(Entry delivery) {
        Onlooker onlooker = new Onlooker(parts);
        var heard = new DeliveryReader(mapping, catalogue, delivery, onlooker).read();
        JsonNode root = onlooker.root();
        List<String> ignored =
                root == null || onlooker.blocks.isEmpty() ? List.of() : new Ignored(onlooker.blocks).in(root);
        return new Seen(
                heard,
                Optional.ofNullable(root),
                onlooker.traces,
                new Inventory(onlooker.lines, onlooker.rows, onlooker.branches),
                ignored);
    }
}
