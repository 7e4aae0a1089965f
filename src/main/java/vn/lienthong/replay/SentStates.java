package vn.lienthong.replay;

import java.util.Arrays;
import java.util.Map;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;

/** Which states the hub sent to the portal, as its requests say: what was decided then, by another hand than a reading. Eight bytes each. */
final class SentStates {
    /** So many records of one delivery can be told apart; no delivery has as many. */
    private static final int INDEX_BITS = 20;

    private long[] sent = new long[64];
    private int size;
    private boolean sorted;

    /** Passes over requests about other things than dossiers, and those whose contents were destroyed. */
    void learn(Entry request) {
        Map<String, String> facts = request.facts();
        if (!facts.containsKey("items") || !facts.containsKey("service")) {
            return;
        }
        for (CallFacts.Item item : CallFacts.readRequest(facts).items()) {
            add(item.sent().version());
        }
    }

    private void add(Version state) {
        if (state.index() >> INDEX_BITS != 0) {
            return;
        }
        sent = size == sent.length ? Arrays.copyOf(sent, 2 * size) : sent;
        sent[size++] = packed(state);
        sorted = false;
    }

    /** Of one thread. */
    boolean has(Version state) {
        if (!sorted) {
            Arrays.sort(sent, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(sent, 0, size, packed(state)) >= 0;
    }

    private static long packed(Version state) {
        return state.position() << INDEX_BITS | state.index();
    }
}
