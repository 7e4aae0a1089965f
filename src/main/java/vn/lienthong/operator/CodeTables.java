package vn.lienthong.operator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.lienthong.access.Answer;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.CodeFile;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.UnknownCode;
import vn.lienthong.workbench.Difference;
import vn.lienthong.workbench.Rehearsal;

/**
 * Adds rows to the code tables of a running hub. A row takes effect only when the whole mapping compiles with it and its examples
 * still give what they must; else nothing is written. The decision stands in the journal before the file is changed.
 */
public final class CodeTables {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Path mappings;
    private final Decisions decisions;
    private final Predicate<String> takeEffect;
    private final Clock clock;

    /** @param takeEffect offers what stands in a source's folder to the hub; whether it is in force then */
    public CodeTables(Path mappings, Decisions decisions, Predicate<String> takeEffect, Clock clock) {
        this.mappings = mappings;
        this.decisions = decisions;
        this.takeEffect = takeEffect;
        this.clock = clock;
    }

    /** What the table in the folder gives for a value by now; empty when nothing, or when a page cannot fill it. */
    public Optional<String> canonical(String source, UnknownCode unknown) {
        return table(source, unknown).flatMap(table -> unknown.columns(table.width())
                .flatMap(columns -> table.canonical(columns, LocalDate.ofInstant(clock.instant(), VIETNAM))));
    }

    /** Whether a row can be written for it. */
    public boolean isFillable(String source, UnknownCode unknown) {
        return table(source, unknown)
                .flatMap(table -> unknown.columns(table.width()))
                .filter(columns -> columns.stream().noneMatch("*"::equals))
                .filter(columns -> columns.stream().anyMatch(column -> !column.isEmpty()))
                .isPresent();
    }

    /** Writes the row; the position of the decision. One at a time: two rows of one table must both stay. */
    public synchronized Answer<Long> fill(String source, UnknownCode unknown, CodeRow row, String who) {
        if (!row.isWritable()) {
            return Answer.refused(Refusals.cellWrong());
        }
        if (row.note().isBlank()) {
            return Answer.refused(Refusals.reasonMissing());
        }
        if (!isFillable(source, unknown)) {
            return Answer.refused(Refusals.valueNotWritable());
        }
        if (canonical(source, unknown).isPresent()) {
            return Answer.refused(Refusals.rowPresent());
        }
        Bundle bundle = Bundle.load(mappings, source);
        CodeFile before = CodeFile.find(bundle, unknown.table()).orElseThrow();
        List<String> columns = unknown.columns(before.width()).orElseThrow();
        CodeFile after = before.with(columns, row.canonical(), row.label(), row.note());
        return checked(with(bundle, after)).then(right -> written(source, unknown, row, after, who));
    }

    private Optional<CodeFile> table(String source, UnknownCode unknown) {
        return unknown.table().isEmpty() || !Bundle.codes(mappings).contains(source)
                ? Optional.empty()
                : CodeFile.find(Bundle.load(mappings, source), unknown.table());
    }

    private static Bundle with(Bundle bundle, CodeFile table) {
        SortedMap<String, String> files = new TreeMap<>(bundle.files());
        files.put(table.name(), table.text());
        return new Bundle(bundle.code(), files);
    }

    private Answer<Bundle> checked(Bundle candidate) {
        Rehearsal.Result result = new Rehearsal(mappings).run(candidate);
        Optional<Finding> finding = result.findings().stream().findFirst();
        if (finding.isPresent()) {
            Finding first = finding.get();
            String place = first.file() + ":" + first.line() + ":" + first.column() + "  " + first.code() + "  ";
            return Answer.refused(Refusals.rowRefused(place + first.vi(), place + first.en()));
        }
        Optional<Difference> difference = result.failures().stream().findFirst();
        return difference
                .map(first -> Answer.<Bundle>refused(Refusals.rowRefused(first.text(true), first.text(false))))
                .orElseGet(() -> Answer.done(candidate));
    }

    private Answer<Long> written(String source, UnknownCode unknown, CodeRow row, CodeFile after, String who) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", "fill-code");
        facts.put("source", source);
        facts.put("table", unknown.table());
        // Who and why first: a crash behind this leaves a decision without a row, never a row without a decision.
        long position = decisions.write(
                facts,
                Map.of(
                        "value", unknown.value(),
                        "canonical", row.canonical(),
                        "label", row.label(),
                        "why", row.note()),
                who);
        Path file = mappings.resolve(source).resolve(after.name());
        try {
            replace(file, after.text());
        } catch (IOException e) {
            return Answer.refused(Refusals.fileNotWritten("mappings/" + source + "/" + after.name()));
        }
        return takeEffect.test(source)
                ? Answer.done(position)
                : Answer.refused(Refusals.rowRefused("xem mapping test " + source, "see mapping test " + source));
    }

    /** The whole old file or the whole new one, whenever the power fails. */
    private static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
