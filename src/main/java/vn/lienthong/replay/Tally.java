package vn.lienthong.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.workbench.Contrast;

/** What a run has found so far: counts, causes, and the file of differences. Of one thread. */
final class Tally implements AutoCloseable {
    /** Differences that are kept, of some hundred bytes each: a mapping that reads everything otherwise must not fill the disk. */
    static final long MOST_KEPT = 2_000_000;

    private final Runs runs;
    private final Map<String, Cause> causes = new LinkedHashMap<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final FileChannel file;
    private final long most;
    private long kept;
    private Run run;

    /** Goes on where the run stands: what a killed process wrote behind it is cut off, and will be written again. */
    Tally(Runs runs, Run run, long most) throws IOException {
        this.runs = runs;
        this.run = run;
        this.most = most;
        this.kept = run.kept();
        run.causes().forEach(cause -> causes.put(cause.key(), cause));
        file = FileChannel.open(
                runs.differences(run.asked().id()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (file.size() < run.bytes()) {
            throw new IOException("Expected " + run.bytes() + " bytes of differences in "
                    + runs.home(run.asked().id()) + ", but found " + file.size() + ": begin a new replay");
        }
        file.truncate(run.bytes()).position(run.bytes());
    }

    Run run() {
        return run;
    }

    /** Everything up to a position was compared. */
    void add(long position, List<Passage.Compared> some) throws IOException {
        long records = 0;
        long different = 0;
        for (Passage.Compared compared : some) {
            records += compared.records();
            different += compared.different().size();
            for (Contrast.Pair pair : compared.different()) {
                differs(compared.source(), pair);
            }
        }
        run = new Run(
                run.asked(),
                run.state(),
                run.end(),
                position,
                run.total(),
                run.deliveries() + some.size(),
                run.records() + records,
                run.different() + different,
                run.bytes(),
                run.kept(),
                run.versions(),
                run.causes(),
                run.at());
    }

    private void differs(String source, Contrast.Pair pair) throws IOException {
        ObjectNode line = Runs.JSON.createObjectNode();
        line.put("at", pair.place()).put("source", source);
        // By which differences of one dossier can be chosen; a number of a dossier is no value of a person.
        String number =
                pair.is().path("MaHoSo").asText(pair.was().path("MaHoSo").asText());
        if (!number.isEmpty()) {
            line.put("dossier", number);
        }
        ArrayNode changes = line.putArray("changes");
        for (Cause cause : Causes.of(source, pair)) {
            causes.merge(cause.key(), cause, Cause::and);
            changes.add((cause.what() + " " + cause.cause()).strip());
        }
        if (kept == most) {
            return;
        }
        kept++;
        lines.write(Runs.JSON.writeValueAsBytes(line));
        lines.write('\n');
    }

    /** Differences first: a run never counts what its file may lack. */
    void save(Run.State state, String at) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
        lines.reset();
        run = new Run(
                run.asked(),
                state,
                run.end(),
                run.position(),
                run.total(),
                run.deliveries(),
                run.records(),
                run.different(),
                file.position(),
                kept,
                run.versions(),
                causes(),
                at);
        runs.save(run);
    }

    /** The most frequent first. */
    private List<Cause> causes() {
        return causes.values().stream()
                .sorted(Comparator.comparingLong(Cause::count).reversed().thenComparing(Cause::key))
                .toList();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
