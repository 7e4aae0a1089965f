package vn.lienthong.audit;

/** Somebody wants what runs in the background to end: the one way out of a walk that another room does. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("Expected to go on, but somebody wants it to end", null, false, false);
    }
}
