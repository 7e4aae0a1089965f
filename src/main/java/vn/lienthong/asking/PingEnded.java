package vn.lienthong.asking;

/** Ends a look that was made for a person: its page was seen and is not kept. Not a failure, and a file stays where it is. */
public final class PingEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PingEnded() {
        super("A look that keeps nothing", null, false, false);
    }
}
