package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Entry;

/**
 * Records a second on one core, from parsed tree to canonical record, with the shipped OpenCPS mapping. Not a test. Run it with
 * {@code java -cp target/test-classes:target/classes:… org.openjdk.jmh.Main ReadingBenchmark -prof gc} behind a full test-compile.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ReadingBenchmark {
    private static final String CODE = "opencps-thanh-hoa";
    private static final int RECORDS = 1_000;

    private Mapping mapping;
    private Catalogue catalogue;
    private Entry delivery;
    private JsonNode tree;

    @Setup
    public void prepare() throws IOException {
        byte[] page = Files.readAllBytes(Examples.HOME.resolve(CODE + "/examples/page.json"));
        ObjectNode root = (ObjectNode) Examples.JSON.readTree(page);
        mapping = Mapping.compile(Bundle.load(Examples.HOME, CODE));
        catalogue = new Catalogues().before(1);
        delivery = Examples.delivery(CODE, "application/json", Map.of(), page);
        ArrayNode some = readable(root);
        ArrayNode many = Examples.JSON.createArrayNode();
        for (int i = 0; i < RECORDS; i++) {
            many.add(some.get(i % some.size()).deepCopy());
        }
        root.set("data", many);
        delivery = Examples.delivery(CODE, "application/json", Map.of(), Examples.JSON.writeValueAsBytes(root));
        tree = root;
    }

    /** Without the ones that show what a problem looks like. */
    private ArrayNode readable(ObjectNode root) {
        List<Heard> heard = new DeliveryReader(mapping, catalogue, delivery).read(root);
        ArrayNode readable = Examples.JSON.createArrayNode();
        for (int i = 0; i < heard.size(); i++) {
            if (heard.get(i) instanceof Heard.Status) {
                readable.add(root.get("data").get(i));
            }
        }
        return readable;
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Heard> fromTree() {
        return new DeliveryReader(mapping, catalogue, delivery).read(tree);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Heard> fromBytes() {
        return new DeliveryReader(mapping, catalogue, delivery).read();
    }
}
