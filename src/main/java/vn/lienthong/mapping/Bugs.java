package vn.lienthong.mapping;

/** Says where a bug of ours is, without the message of the exception, which may quote what a source sent. */
final class Bugs {
    private Bugs() {}

    static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
