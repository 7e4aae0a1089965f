package vn.lienthong.journal;

import java.util.function.LongConsumer;

/** What can be walked along its chain: a journal, or a look at one that another process writes. */
public interface Chained {
    /** The last durable position; 0 while the journal is empty. */
    long last();

    /**
     * Walks the chain from one position to another (both included; clipped to what is there) and recomputes every
     * commitment and hash from the stored bytes. Changes nothing. A removed tail is not visible to a walk.
     *
     * @param each hears of every entry found intact, in order
     */
    Verification verify(long from, long to, Walker each);

    /** As above. @param progress called now and then with the last position found intact */
    default Verification verify(long from, long to, LongConsumer progress) {
        return verify(from, to, (position, at, leaf) -> {
            if (position % 1000 == 0 || position == to) {
                progress.accept(position);
            }
        });
    }
}
