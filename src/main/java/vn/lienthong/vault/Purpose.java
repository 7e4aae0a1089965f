package vn.lienthong.vault;

/** What has a key of its own for all of it. The place never changes and is never used again. */
public enum Purpose {
    /** The hashes of the search index. */
    SEARCH(0),
    /** What a replay found. */
    REPLAY(1),
    /** What a command asks of a hub in a file. */
    ORDERS(2);

    private final int place;

    Purpose(int place) {
        this.place = place;
    }

    int place() {
        return place;
    }
}
