package vn.lienthong.vault;

import java.util.Set;
import java.util.TreeSet;

/** Which blocks of keys what is stored was sealed with. Filled by one thread. */
public final class BlocksNeeded {
    private final Set<Integer> blocks = new TreeSet<>();

    /** @param keyId of an entry */
    public void add(String keyId) {
        EntryKeys.block(keyId).ifPresent(blocks::add);
    }

    Set<Integer> blocks() {
        return Set.copyOf(blocks);
    }
}
