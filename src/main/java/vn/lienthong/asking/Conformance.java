package vn.lienthong.asking;

import java.util.List;
import vn.lienthong.dashboard.FailedLook;

/** Judges how a source behaves by what two rounds of asking showed. Says nothing of what its records mean, and quotes none of them. */
public final class Conformance {
    private Conformance() {}

    /** What a point comes to. */
    public enum Verdict {
        FINE("đạt", "fine"),
        WATCH("lưu ý", "watch"),
        FAULT("không đạt", "fault"),
        NOT_JUDGED("chưa xét", "not judged");

        private final String vi;
        private final String en;

        Verdict(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public String in(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param name stable: connection, paging, repeats, order, encoding, clock, faults
     * @param seen what was seen
     * @param advice what to do; empty when there is nothing to do
     */
    public record Point(String name, Verdict verdict, Said seen, Said advice) {
        static Point notJudged(String name, String vi, String en) {
            return new Point(name, Verdict.NOT_JUDGED, new Said(vi, en), Said.NOTHING);
        }
    }

    /** A sentence in both languages. */
    public record Said(String vi, String en) {
        static final Said NOTHING = new Said("", "");

        public String in(boolean vietnamese) {
            return vietnamese ? vi : en;
        }
    }

    /** Always the same seven points, in this order. */
    public static List<Point> of(Survey first, Survey second, List<FailedLook> failures) {
        ListPoints lists = new ListPoints(first, second);
        AnswerPoints answers = new AnswerPoints(first, second, failures);
        return List.of(
                answers.connection(),
                lists.paging(),
                lists.repeats(),
                lists.order(),
                answers.encoding(),
                answers.clock(),
                answers.faults());
    }
}
