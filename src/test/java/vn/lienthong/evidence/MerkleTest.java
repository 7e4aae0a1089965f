package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree against the definition of RFC 6962 written down once more, and against known roots and proofs. */
class MerkleTest {
    /** The leaves of Certificate Transparency's own reference tests, and the roots of the first 1 to 8 of them. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final long SEED = 6962;

    @TempDir
    private Path folder;

    private final List<byte[]> leaves = new ArrayList<>();

    @Test
    void the_known_roots_come_out() {
        Edge edge = new Edge();
        assertThat(hex(edge.root())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            edge.add(Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(hex(edge.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void the_known_proofs_come_out() throws IOException {
        try (TreeFiles tree = TreeFiles.open(folder)) {
            LEAVES.forEach(leaf -> tree.append(Merkle.leaf(HexFormat.of().parseHex(leaf))));
            Merkle merkle = new Merkle(tree);
            assertThat(merkle.inclusion(5, 8).stream().map(MerkleTest::hex))
                    .containsExactly(
                            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
            assertThat(merkle.consistency(6, 8).stream().map(MerkleTest::hex))
                    .containsExactly(
                            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        }
    }

    @Test
    void every_small_tree_is_the_one_of_the_definition_and_proves_all_of_itself() throws IOException {
        int most = 40;
        try (TreeFiles tree = grown(most)) {
            Merkle merkle = new Merkle(tree);
            for (int size = 1; size <= most; size++) {
                byte[] root = merkle.root(size);
                assertThat(root).isEqualTo(naive(0, size));
                for (int index = 0; index < size; index++) {
                    List<byte[]> path = merkle.inclusion(index, size);
                    assertThat(Proofs.includes(index, size, leaves.get(index), path, root))
                            .isTrue();
                    assertThat(Proofs.includes(index, size, leaves.get((index + 1) % 50), path, root))
                            .isFalse();
                }
                for (int old = 0; old <= size; old++) {
                    List<byte[]> proof = merkle.consistency(old, size);
                    assertThat(Proofs.extend(old, merkle.root(old), size, root, proof))
                            .as("from %d to %d", old, size)
                            .isTrue();
                    byte[] other = merkle.root(old == 0 ? 1 : old - 1);
                    assertThat(Proofs.extend(old, other, size, root, proof)).isFalse();
                }
            }
        }
    }

    @Test
    void a_tree_of_several_files_grown_in_any_portions_is_the_one_of_the_definition() throws IOException {
        int most = 140_000;
        Random random = new Random(SEED);
        try (TreeFiles tree = grown(most)) {
            Merkle merkle = new Merkle(tree);
            for (int round = 0; round < 6; round++) {
                int size = 1 + random.nextInt(most);
                assertThat(merkle.root(size)).as("seed %d, size %d", SEED, size).isEqualTo(naive(0, size));
                assertThat(Edge.of(size, tree).root()).isEqualTo(merkle.root(size));
            }
            for (int round = 0; round < 500; round++) {
                int size = 2 + random.nextInt(most - 1);
                int old = random.nextInt(size);
                byte[] root = merkle.root(size);
                List<byte[]> path = merkle.inclusion(old, size);
                assertThat(Proofs.includes(old, size, leaves.get(old), path, root))
                        .isTrue();
                List<byte[]> proof = merkle.consistency(old, size);
                assertThat(Proofs.extend(old, merkle.root(old), size, root, proof))
                        .isTrue();
                if (!proof.isEmpty()) {
                    byte[] changed = proof.get(random.nextInt(proof.size()));
                    changed[random.nextInt(32)] ^= 1;
                    assertThat(Proofs.extend(old, merkle.root(old), size, root, proof))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void files_that_do_not_fit_together_are_cut_to_what_does_and_grow_again() throws IOException {
        byte[] root;
        try (TreeFiles tree = grown(1_000)) {
            root = new Merkle(tree).root(1_000);
        }
        Files.write(folder.resolve("tree-1"), new byte[40]);
        try (TreeFiles tree = TreeFiles.open(folder)) {
            assertThat(tree.size()).isEqualTo(511);
            tree.cut(0);
            leaves.forEach(tree::append);
            tree.cut(1_000);
            assertThat(new Merkle(tree).root(1_000)).isEqualTo(root);
        }
    }

    private TreeFiles grown(int size) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < Math.max(size, 50); i++) {
            leaves.add(Merkle.leaf(new byte[] {(byte) (i >> 16), (byte) (i >> 8), (byte) i}));
        }
        TreeFiles tree = TreeFiles.open(folder);
        int done = 0;
        while (done < size) {
            int some = Math.min(size - done, 1 + random.nextInt(random.nextBoolean() ? 7 : 9_000));
            byte[] portion = new byte[some * 32];
            for (int i = 0; i < some; i++) {
                System.arraycopy(leaves.get(done + i), 0, portion, i * 32, 32);
            }
            tree.append(portion);
            done += some;
        }
        return tree;
    }

    private byte[] naive(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int k = 1;
        while (2 * k < to - from) {
            k *= 2;
        }
        return Merkle.node(naive(from, from + k), naive(from + k, to));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length));
    }
}
