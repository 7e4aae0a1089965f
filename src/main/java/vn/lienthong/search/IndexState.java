package vn.lienthong.search;

/** How the index is, in a word for page and API (src/docs/search.md, 5). */
public enum IndexState {
    OK("ok"),
    /** Files of an earlier start are still being compared with their checksums. */
    CHECKING("checking"),
    /** What could not be opened or was damaged is being made again from the journal. */
    MADE_AGAIN("made-again"),
    /** The newest lines could not be written; they are kept in memory, and tried again. */
    NOT_WRITTEN("not-written"),
    /** It cannot be opened, nor made again where it should lie; tried again. */
    UNAVAILABLE("unavailable");

    private final String word;

    IndexState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
