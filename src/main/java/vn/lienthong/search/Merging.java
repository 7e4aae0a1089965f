package vn.lienthong.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Makes one run of several that follow each other. */
final class Merging {
    private Merging() {}

    /** Where the walk through a run's terms stands. */
    private static final class Cursor {
        private final Run run;
        private final int shift;
        private int at;

        Cursor(Run run, int shift) {
            this.run = run;
            this.shift = shift;
        }

        long term() {
            return run.term(at);
        }

        int shift() {
            return shift;
        }
    }

    /** Durable when it returns; the runs are still there. */
    static Path merge(List<Run> runs, Path folder, long check) throws IOException {
        try (RunWriter writer = new RunWriter(folder)) {
            for (Run run : runs) {
                Run.LineReader lines = run.lines();
                for (int i = 0; i < run.size(); i++) {
                    writer.line(lines.next());
                }
            }
            terms(runs, writer);
            Run end = runs.get(runs.size() - 1);
            return writer.finish(check, runs.get(0).first(), end.last(), end.leaf());
        }
    }

    private static void terms(List<Run> runs, RunWriter writer) {
        PriorityQueue<Cursor> cursors =
                new PriorityQueue<>(Comparator.comparingLong(Cursor::term).thenComparingInt(Cursor::shift));
        int shift = 0;
        for (Run run : runs) {
            if (run.terms() > 0) {
                cursors.add(new Cursor(run, shift));
            }
            shift += run.size();
        }
        Ordinals ordinals = new Ordinals(64);
        while (!cursors.isEmpty()) {
            long term = cursors.peek().term();
            ordinals.clear();
            while (!cursors.isEmpty() && cursors.peek().term() == term) {
                Cursor next = cursors.poll();
                next.run.read(next.at++, next.shift, ordinals);
                if (next.at < next.run.terms()) {
                    cursors.add(next);
                }
            }
            writer.term(term, ordinals);
        }
    }
}
