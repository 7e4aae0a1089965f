package vn.lienthong.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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

    /**
     * Everything up to a position was compared.
     *
     * @param decided of each delivery, what would have been decided otherwise
     */
    void add(long position, List<Passage.Compared> some, List<List<Decisions.Decided>> decided) throws IOException {
        long records = 0;
        long erased = 0;
        long different = 0;
        long deliveries = 0;
        for (int i = 0; i < some.size(); i++) {
            Passage.Compared compared = some.get(i);
            records += compared.records();
            deliveries += compared.isAsked() ? 1 : 0;
            erased += compared.isAsked() && compared.isErased() ? 1 : 0;
            different += differs(compared, decided.get(i));
        }
        run = run.read(position, deliveries, records, different, erased);
    }

    private long differs(Passage.Compared compared, List<Decisions.Decided> decided) throws IOException {
        Map<String, Decisions.Decided> left = new LinkedHashMap<>();
        decided.forEach(one -> left.merge(one.at(), one, Decisions.Decided::and));
        for (Contrast.Pair pair : compared.different()) {
            List<Cause> found = new ArrayList<>(Causes.of(compared.source(), pair));
            Decisions.Decided same = left.remove(pair.place());
            if (same != null) {
                found.addAll(Causes.of(same));
            }
            // By which differences of one dossier can be chosen; a number of a dossier is no value of a person.
            String number =
                    pair.is().path("MaHoSo").asText(pair.was().path("MaHoSo").asText());
            line(compared.source(), pair.place(), number, found);
        }
        for (Decisions.Decided one : left.values()) {
            line(one.source(), one.at(), one.number().value(), Causes.of(one));
        }
        return compared.different().size() + left.size();
    }

    /** What persons decided behind the last delivery. */
    void addLate(List<Decisions.Decided> decided) throws IOException {
        for (Decisions.Decided one : decided) {
            line(one.source(), one.at(), one.number().value(), Causes.of(one));
        }
        run = run.read(run.position(), 0, 0, decided.size(), 0);
    }

    /** How dossiers would stand in the end: causes without a line. */
    void addStanding(List<Cause> standing, long undecided) {
        standing.forEach(cause -> causes.merge(cause.key(), cause, Cause::and));
        run = run.withUndecided(undecided);
    }

    private void line(String source, String at, String number, List<Cause> found) throws IOException {
        ObjectNode line = Runs.JSON.createObjectNode();
        line.put("at", at).put("source", source);
        if (!number.isEmpty()) {
            line.put("dossier", number);
        }
        ArrayNode changes = line.putArray("changes");
        for (Cause cause : found) {
            causes.merge(cause.key(), cause, Cause::and);
            changes.add((cause.what() + " " + cause.cause()).strip());
        }
        if (kept == most) {
            return;
        }
        kept++;
        lines.write(runs.seal(Runs.JSON.writeValueAsString(line)).getBytes(StandardCharsets.UTF_8));
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
        run = run.saved(state, file.position(), kept, causes(), at);
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
