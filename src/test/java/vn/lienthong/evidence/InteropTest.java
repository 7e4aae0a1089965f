package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Notes, inclusion and consistency proofs before a judge that is not ours: Go's {@code golang.org/x/mod}, sumdb/note and sumdb/tlog. Not run where these
 * are not installed (Debian: golang-go and golang-golang-x-mod-dev; elsewhere: {@code -Dinterop.go}, {@code -Dinterop.gopath}).
 */
@Tag("go")
class InteropTest {
    private static final Path GO = Path.of(System.getProperty("interop.go", "/usr/bin/go"));
    private static final Path GOPATH = Path.of(System.getProperty("interop.gopath", "/usr/share/gocode"));
    private static final long SEED = 1906;

    @TempDir
    private Path data;

    @TempDir
    private Path out;

    private final NavigableMap<Long, SignedNote> notes = new TreeMap<>();
    private final StringBuilder inclusion = new StringBuilder();
    private final StringBuilder consistency = new StringBuilder();

    @Test
    void go_accepts_our_notes_and_proofs_and_refuses_spoilt_ones() throws Exception {
        assumeTrue(Files.isExecutable(GO), "no Go at " + GO);
        assumeTrue(Files.isDirectory(GOPATH.resolve("src/golang.org/x/mod")), "no golang.org/x/mod in " + GOPATH);
        House house = new House(data);
        SigningKey witness = SigningKey.fresh("chung-nhan.example.vn", NoteKey.Kind.COSIGNATURE);
        house.run((journal, evidence) -> {
            Random random = new Random(SEED);
            for (int i = 0, first = 1; i < 12; i++) {
                int some = 1 + random.nextInt(120);
                house.append(journal, first, some);
                first += some;
                house.now = house.now.plus(Duration.ofMinutes(2));
                evidence.round();
                SignedNote note = evidence.checkpoint().orElseThrow();
                notes.put(journal.last(), i % 2 == 0 ? note : note.with(List.of(witness.sign(note.text(), house.now))));
            }
            prove(random);
        });
        Files.writeString(out.resolve("key"), house.keys().get(0).line() + "\n");
        Files.writeString(out.resolve("inclusion"), inclusion);
        Files.writeString(out.resolve("consistency"), consistency);
        for (var note : notes.entrySet()) {
            Files.writeString(
                    out.resolve("checkpoint-" + note.getKey()), note.getValue().whole());
        }
        assertThat(judged()).isEqualTo("12 checkpoints and 366 proofs accepted\n");
    }

    private void prove(Random random) throws IOException {
        try (TreeFiles tree = TreeFiles.look(data.resolve("evidence/tree"))) {
            Merkle merkle = new Merkle(tree);
            for (long size : notes.keySet()) {
                for (int i = 0; i < 25; i++) {
                    long index = (long) (random.nextDouble() * size);
                    inclusion.append(size).append('|').append(index).append('|');
                    inclusion.append(base64(tree.node(0, index))).append('|');
                    inclusion.append(list(merkle.inclusion(index, size))).append('\n');
                }
                for (long old : notes.headMap(size, false).keySet()) {
                    consistency.append(old).append('|').append(size).append('|');
                    consistency.append(list(merkle.consistency(old, size))).append('\n');
                }
            }
        }
    }

    private String judged() throws Exception {
        ProcessBuilder go = new ProcessBuilder(GO.toString(), "run", "src/test/interop/main.go", out.toString())
                .redirectErrorStream(true);
        go.environment().put("GO111MODULE", "off");
        go.environment().put("GOPATH", GOPATH.toString());
        go.environment().put("GOCACHE", data.resolve("go-cache").toString());
        Process process = go.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static String list(List<byte[]> hashes) {
        return hashes.stream().map(InteropTest::base64).collect(Collectors.joining(" "));
    }

    private static String base64(byte[] hash) {
        assertThat(HexFormat.of().formatHex(hash)).hasSize(64);
        return Base64.getEncoder().encodeToString(hash);
    }
}
