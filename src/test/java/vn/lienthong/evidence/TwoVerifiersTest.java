package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Journal;

/**
 * The page that verifies a bundle in a browser, and {@link BundleAudit}: no code in common, one verdict. The page's script runs in Node here; {@code
 * -Dbundles=10000} for ten thousand.
 */
@Tag("node")
class TwoVerifiersTest {
    private static final Path NODE = Path.of(System.getProperty("node", "/usr/bin/node"));
    private static final Path PAGE = Path.of("src/main/resources/vn/lienthong/evidence/verifier.html");
    private static final int BUNDLES = Integer.getInteger("bundles", 300);
    private static final long SEED = 2026;
    private static final String DRIVER = """

            const fs = require('fs');
            (async () => {
              const [folder, count, key] = process.argv.slice(2);
              for (let i = 0; i < Number(count); i++) {
                const verdict = await verifyBundle(new Uint8Array(fs.readFileSync(folder + '/' + i + '.zip')), [key]);
                console.log(verdict.messages + ' ' + verdict.size + ' ' + verdict.findings.map(f => f.flaw + ':' + f.position).join(','));
              }
            })();
            """;

    @TempDir
    private Path data;

    @TempDir
    private Path out;

    @Test
    void both_say_the_same_of_every_mutated_bundle() throws Exception {
        assumeTrue(Files.isExecutable(NODE), "no Node at " + NODE);
        House house = new House(data);
        SortedMap<String, byte[]> whole = bundle(house);
        AuditTrust trust = new AuditTrust(List.of(house.keys().get(0)), List.of(), List.of());
        Random random = new Random(SEED);
        List<String> ours = new ArrayList<>();
        int sound = 0;
        for (int i = 0; i < BUNDLES; i++) {
            Path file = out.resolve(i + ".zip");
            if (i % 2 == 0) {
                write(i == 0 ? whole : mutated(whole, random), file);
            } else {
                Files.write(file, BrokenZip.of(whole, random));
            }
            BundleAudit.Verdict verdict = BundleAudit.run(file, trust);
            sound += verdict.findings().isEmpty() ? 1 : 0;
            ours.add(line(verdict));
        }
        List<String> theirs = inNode(house.keys().get(0));
        assertThat(theirs).hasSize(BUNDLES);
        for (int i = 0; i < BUNDLES; i++) {
            assertThat(theirs.get(i)).as("seed %d, bundle %d", SEED, i).isEqualTo(ours.get(i));
        }
        assertThat(ours.get(0)).isEqualTo("3 44 ");
        // Who and why, the printable index and blanks are not proved, nor are times in the zip; everything else is.
        assertThat(sound).isLessThan(BUNDLES / 3);
        System.out.printf("%d bundles, seed %d, %d sound: both verifiers agree%n", BUNDLES, SEED, sound);
    }

    /** Under a key that took over: the statement of the change is needed too. */
    private SortedMap<String, byte[]> bundle(House house) throws IOException {
        house.deliver(1, 20);
        try (Journal journal = House.open(data)) {
            Signatory.rotate(house.settings, Optional.empty(), "chi-hoa", journal, house);
        }
        house.deliver(21, 21);
        Path file = out.resolve("chung-cu.zip");
        try (Journal journal = House.open(data)) {
            new Bundle(journal, house.settings, house)
                    .write(new TreeSet<>(List.of(3L, 17L, 22L)), new BundleMark("chi-hoa", "thanh tra"), file);
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private static SortedMap<String, byte[]> mutated(SortedMap<String, byte[]> whole, Random random) {
        SortedMap<String, byte[]> files = new TreeMap<>(whole);
        List<String> names = List.copyOf(whole.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = files.get(name).clone();
        switch (random.nextInt(8)) {
            case 0 -> files.remove(name);
            case 1 -> files.put(name, whole.get(names.get(random.nextInt(names.size()))));
            case 2 -> files.put("messages/" + random.nextInt(50) + ".bin", bytes);
            case 3 -> files.put(name, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            default -> {
                for (int flips = 1 + random.nextInt(2); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                files.put(name, bytes);
            }
        }
        return files;
    }

    private List<String> inNode(NoteKey key) throws Exception {
        String page = Files.readString(PAGE);
        String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
        Path file = Files.writeString(out.resolve("verifier.js"), script + DRIVER);
        Process node = new ProcessBuilder(
                        NODE.toString(), file.toString(), out.toString(), String.valueOf(BUNDLES), key.line())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        node.waitFor();
        return said.lines().toList();
    }

    private static String line(BundleAudit.Verdict verdict) {
        return verdict.messages() + " " + verdict.size() + " "
                + String.join(
                        ",",
                        verdict.findings().stream()
                                .map(one -> one.flaw().word() + ":" + one.position())
                                .toList());
    }

    static void write(SortedMap<String, byte[]> files, Path to) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }
}
