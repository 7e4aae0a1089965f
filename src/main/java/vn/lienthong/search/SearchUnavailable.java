package vn.lienthong.search;

/** Nothing can be looked for at the moment; messages and their delivery are not concerned. */
public final class SearchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final IndexState state;

    SearchUnavailable(IndexState state, Throwable cause) {
        super("Expected a search index, but it is " + state.word(), cause);
        this.state = state;
    }

    public IndexState state() {
        return state;
    }
}
