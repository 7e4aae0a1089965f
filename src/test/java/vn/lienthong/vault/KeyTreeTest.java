package vn.lienthong.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyTreeTest {
    private static final long SEED = 2026_1122;

    @Test
    void a_destroyed_key_is_gone_and_every_other_one_is_as_it_was() {
        Random random = new Random(SEED);
        KeyTree whole = KeyTree.of(bytes(random));
        KeyTree tree = whole;
        Set<Integer> gone = new TreeSet<>(Set.of(0, 1, KeyTree.KEYS - 1));
        for (int i = 0; i < 200; i++) {
            gone.add(random.nextInt(KeyTree.KEYS));
        }
        for (int index : gone) {
            tree = KeyTree.decode(tree.without(index).encode());
        }

        for (int index = 0; index < KeyTree.KEYS; index++) {
            if (gone.contains(index)) {
                assertThat(tree.find(index)).as("seed %d, key %d", SEED, index).isNull();
            } else {
                assertThat(tree.find(index)).as("seed %d, key %d", SEED, index).isEqualTo(whole.find(index));
            }
        }
        assertThat(tree.without(0).encode()).isEqualTo(tree.encode());
    }

    @Test
    void no_node_that_is_kept_leads_to_a_destroyed_key() {
        Random random = new Random(SEED);
        KeyTree tree = KeyTree.of(bytes(random)).without(4711);

        assertThat(tree.encode().length).isEqualTo(KeyTree.DEPTH * 35);
        assertThat(tree.has(4711)).isFalse();
        assertThat(tree.has(4710)).isTrue();
    }

    @Test
    void keys_asked_for_in_any_order_are_all_different_and_always_the_same() {
        Random random = new Random(SEED);
        byte[] seed = bytes(random);
        KeyTree one = KeyTree.of(seed);
        Set<String> keys = new TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            int index = random.nextInt(KeyTree.KEYS);
            byte[] key = one.find(index);
            assertThat(key)
                    .as("seed %d, key %d", SEED, index)
                    .isEqualTo(KeyTree.of(seed).find(index));
            keys.add(index + " " + HexFormat.of().formatHex(key));
        }
        assertThat(keys.stream()
                        .map(key -> key.substring(key.indexOf(' ')))
                        .distinct()
                        .count())
                .isEqualTo(keys.stream()
                        .map(key -> key.substring(0, key.indexOf(' ')))
                        .distinct()
                        .count());
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }
}
