package vn.lienthong.command;

import java.io.PrintWriter;
import vn.lienthong.replay.Cause;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;

/** What a run came to, for people and as JSON; neither holds a value that was sent. */
record ReplayReport(CommonOptions options, Runs runs) {
    /** Prints it; the exit code: 0 only where something was compared, everything was read and nothing differs. */
    int tell(Run run, PrintWriter out) {
        if (options.json()) {
            out.println(runs.json(run));
        } else {
            print(run, out);
        }
        return run.isIdentical() && run.records() > 0 ? Commands.FINE : Commands.FAILED;
    }

    private void print(Run run, PrintWriter out) {
        for (Cause cause : run.causes()) {
            out.println(cause.count() + "  " + cause.source() + "  " + cause.what() + "  " + cause.cause() + "  "
                    + cause.at() + (cause.place().isEmpty() ? "" : "  " + cause.place()));
        }
        out.println(options.say(
                run.deliveries() + " gói tin, " + run.records() + " bản ghi, " + run.different() + " bản ghi khác",
                run.deliveries() + " deliveries, " + run.records() + " records, " + run.different() + " differences"));
        if (!run.isWhole()) {
            out.println(options.say(
                    "Chỉ giữ " + run.kept() + " bản ghi khác đầu tiên; số còn lại chỉ được đếm",
                    "Only the first " + run.kept() + " differences are kept; the others are counted"));
        }
        tellGaps(run, out);
        if (!run.isDone()) {
            out.println(state(run));
        }
        if (run.isDone() && run.records() == 0) {
            out.println(options.say(
                    "Không có bản ghi nào như vậy: chưa so sánh được gì",
                    "Expected records like these, but the journal has none: nothing was compared"));
        }
        out.println(options.say("Kết quả: ", "Results: ")
                + runs.differences(run.asked().id()));
    }

    /** What was there and could not be compared. */
    private void tellGaps(Run run, PrintWriter out) {
        if (run.erased() > 0) {
            out.println(options.say(
                    run.erased() + " gói tin đã bị xóa nội dung: không còn gì để so sánh",
                    run.erased() + " deliveries were erased: nothing of them is left to compare"));
        }
        if (run.undecided() > 0) {
            out.println(options.say(
                    run.undecided()
                            + " bản ghi không so được quyết định: bộ nhớ không đủ cho chừng ấy hồ sơ (java -Xmx)",
                    run.undecided() + " records without decisions compared: more dossiers than the memory holds"
                            + " (java -Xmx)"));
        }
    }

    /** Of a run that was not read to its end. */
    private String state(Run run) {
        String id = run.asked().id();
        return run.state() == Run.State.CANCELLED
                ? options.say("Lượt " + id + " đã hủy", "Run " + id + " was cancelled")
                : options.say(
                        "Lượt " + id + " dừng ở thông điệp " + run.position() + "; chạy tiếp: replay --resume " + id,
                        "Run " + id + " stands at message " + run.position() + "; go on with: replay --resume " + id);
    }
}
