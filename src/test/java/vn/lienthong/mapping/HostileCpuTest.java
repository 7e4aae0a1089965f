package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;

/**
 * Hostile mappings and payloads cost little CPU and nothing of their neighbours. The goal is 200 ms; the CPU of each is printed, and
 * asserted at ten times that, because other work shares the machine.
 */
class HostileCpuTest {
    private static final long GOAL_MS = 200;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final String GOOD = "\"so\":\"H56.98-261012-0001\",\"tt\":\"dang\",\"nhan\":\"12/10/2026 09:30\"";
    private static final String XML_MAPPING = """
            mapping: 1
            format: xml
            unwrap: [{ at: ds.goi, as: [base64, gzip, xml] }]
            records: [{ each: "ds.hs[]", fields: { MaHoSo: so, TrangThaiHoSo: tt } }]
            """;
    private static final String XML_SHAPE = "ds.goi\nds.hs[].so\nds.hs[].tt\n";

    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 200; i++) {
            Sources.read(Sources.bundle(), Sources.items(GOOD));
        }
    }

    static Stream<Arguments> mappings() {
        return Stream.of(
                of("recursion in jslt", jslt("def f(x) f($x) f(.a)")),
                of("doubling in jslt", jslt("let a = .a + .a let b = $a + $a $b + $b")),
                of("deep jslt", jslt("(".repeat(900) + ".a")),
                of("loops in loops", jslt("[for (.tep) [for (.tep) [for (.tep) .]]]")),
                of("a regex that counts", jslt("test(.a, \"((((a{900}){900}){900}){900})\")")),
                of("a long regex", jslt("test(.a, \"" + "(a|b)*".repeat(150) + "\")")),
                of("import", jslt("import \"/etc/passwd\" as p p:f(.)")),
                of("anchors that multiply", laughingYaml()),
                of("a deep mapping", "mapping: 1\nrecords: " + "[".repeat(5_000)),
                of("a deep path", Sources.MAPPING.replace("from: so", "from: " + "a.".repeat(20_000) + "b")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappings")
    void a_hostile_mapping_is_a_finding(String name, String mapping) {
        String shape = Sources.SHAPE + "items[].a?\n";

        long spent = cpu(() -> assertThat(Bundle.check(Sources.bundle(mapping, shape, Sources.STATUS)))
                .isNotEmpty());

        report("mapping", name, spent);
    }

    static Stream<Arguments> payloads() {
        String json = "json";
        return Stream.of(
                of("deep arrays", json, text("{\"items\":" + "[".repeat(1_000_000))),
                of("deep objects", json, text("{\"items\":".repeat(500_000))),
                of("a text of 32 MiB", json, text("{\"items\":\"" + "x".repeat(31_000_000) + "\"}")),
                of("a payload over the limit", json, new byte[Tree.MAX_BYTES + 1]),
                of("a number of a million digits", json, text("{\"items\":" + "9".repeat(1_000_000) + "}")),
                of("XXE", "xml", text("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ds>&e;</ds>")),
                of(
                        "billion laughs",
                        "xml",
                        text("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><ds>&b;</ds>")),
                of("deep XML", "xml", text("<a>".repeat(1_000_000))),
                of("a gzip bomb in base64", "xml", inside(UnwrapTest.gzip(new byte[200_000_000]))),
                of("a gzip that claims 1 GB", "xml", inside(claiming(UnwrapTest.gzip(text("<a/>"))))),
                of("deep XML in base64", "xml", inside(UnwrapTest.gzip(text("<a>".repeat(100_000))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void a_hostile_payload_is_one_problem(String name, String format, byte[] payload) {
        Reader reader = Sources.reader(
                format.equals("json")
                        ? Sources.bundle()
                        : new Bundle(
                                Sources.CODE,
                                new TreeMap<>(Map.of("mapping.yaml", XML_MAPPING, "shape.txt", XML_SHAPE))));

        long spent = cpu(() -> assertThat(reader.read(Examples.delivery(Sources.CODE, "", Map.of(), payload))
                        .heard())
                .hasSize(1)
                .allMatch(Heard.Failed.class::isInstance));

        report("payload", name, spent);
    }

    static Stream<Arguments> records() {
        String heavy = "x".repeat(99_000);
        return Stream.of(
                of("a regex that explodes elsewhere", "test(.a, \"^(a+)+$\")", "a".repeat(90_000) + "!"),
                of("replacing grows", "replace(.a, \"x\", .a)", heavy),
                of("joining itself", ".a + .a + .a + .a + .a + .a + .a + .a", heavy),
                of("a long text", "split(.a, \"\")[0]", heavy));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void a_hostile_record_is_its_own_problem_and_its_neighbours_do_not_notice(String name, String jslt, String a) {
        Mappings mappings = new Mappings();
        mappings.activate(Examples.activation(1, ValuesTest.with("ChuHoSo", "{ jslt: '" + jslt + "' }")));
        Reader reader = new Reader(mappings, new Catalogues());
        byte[] payload =
                text(Sources.items(GOOD + ",\"a\":\"ok\"", GOOD + ",\"a\":\"" + a + "\"", GOOD + ",\"a\":\"ok\""));

        List<List<Heard>> heard = new java.util.ArrayList<>();
        long spent = cpu(() -> heard.add(reader.read(Examples.delivery(Sources.CODE, "", Map.of(), payload))
                .heard()));

        assertThat(heard.get(0)).hasSize(3);
        assertThat(heard.get(0).get(0)).isInstanceOf(Heard.Status.class);
        assertThat(heard.get(0).get(2)).isInstanceOf(Heard.Status.class);
        report("record", name, spent);
    }

    @Test
    void neighbours_in_time_read_the_same_after_every_bomb() {
        Reader reader = Sources.reader(Sources.bundle());
        List<Heard> before = reader.read(Examples.delivery(Sources.CODE, "", Map.of(), text(Sources.items(GOOD))))
                .heard();

        payloads().forEach(bomb -> reader.read(Examples.delivery(Sources.CODE, "", Map.of(), (byte[]) bomb.get()[2])));

        assertThat(reader.read(Examples.delivery(Sources.CODE, "", Map.of(), text(Sources.items(GOOD))))
                        .heard())
                .isEqualTo(before)
                .allMatch(Heard.Status.class::isInstance);
    }

    private static long cpu(Runnable work) {
        long before = CPU.getCurrentThreadCpuTime();
        work.run();
        return (CPU.getCurrentThreadCpuTime() - before) / 1_000_000;
    }

    private static void report(String what, String name, long spent) {
        System.out.printf(
                "hostile %s: %s took %d ms of CPU%s%n", what, name, spent, spent > GOAL_MS ? " (over the goal)" : "");
        assertThat(spent).as("ms of CPU for %s", name).isLessThan(10 * GOAL_MS);
    }

    private static String jslt(String expression) {
        return Sources.MAPPING.replace("{ from: nguoi }", "{ jslt: '" + expression + "' }");
    }

    private static String laughingYaml() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1);
            bomb.append((", *a" + (i - 1)).repeat(8)).append("]\n");
        }
        return bomb.toString();
    }

    private static byte[] inside(byte[] gzip) {
        return text("<ds><goi>" + Base64.getEncoder().encodeToString(gzip) + "</goi></ds>");
    }

    /** The last four bytes of a gzip say how long it is. */
    private static byte[] claiming(byte[] gzip) {
        byte[] claims = gzip.clone();
        claims[claims.length - 1] = 0x40;
        return claims;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
