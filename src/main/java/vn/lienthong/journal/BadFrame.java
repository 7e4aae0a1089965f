package vn.lienthong.journal;

/** The bytes at an offset are not a whole frame. What that means depends on where it is: a torn tail or damage. */
final class BadFrame extends Exception {
    private static final long serialVersionUID = 1L;

    final long offset;

    BadFrame(long offset, String what) {
        super(what);
        this.offset = offset;
    }
}
