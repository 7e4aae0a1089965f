package vn.lienthong.command;

import java.io.PrintWriter;

/** How far an order is: in a terminal a bar that is drawn over itself, in a log or a pipe one line for each change. */
final class ProgressLine {
    private static final int WIDTH = 30;
    private static final String REST_OF_LINE = "\u001B[K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private String words = "";
    private String last = "";

    ProgressLine(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /**
     * True when something is other than it was.
     *
     * @param passing what changes too often for a log
     */
    boolean show(String nowWords, String passing, long done, long all) {
        String now = nowWords + passing;
        if (now.equals(last)) {
            return false;
        }
        if (isTerminal) {
            out.print("\r" + bar(done, all) + "  " + now + REST_OF_LINE);
            out.flush();
        } else if (!nowWords.equals(words)) {
            out.println(nowWords);
        }
        last = now;
        words = nowWords;
        return true;
    }

    /** What is printed next begins on its own line. */
    void end() {
        if (isTerminal && !last.isEmpty()) {
            out.println();
        }
    }

    private static String bar(long done, long all) {
        int filled = all <= 0 ? 0 : (int) (WIDTH * Math.min(done, all) / all);
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }
}
