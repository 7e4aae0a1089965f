package vn.lienthong.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.journal.Entry;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Canonical;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Sample;
import vn.lienthong.mapping.Seen;
import vn.lienthong.mapping.Trial;

/**
 * A first mapping for a sample: proposes where its records lie and what its values mean. Nothing is decided: codes are left
 * open, and records that carry them wait until a person fills the tables.
 */
public final class Draft {
    private final Path mappings;
    private final String code;
    private final Path sampleFile;
    private final Sample sample;
    private final Words words;
    private Sketch sketch;

    private Draft(Path mappings, String code, Path sampleFile, Sample sample) {
        this.mappings = mappings;
        this.code = code;
        this.sampleFile = sampleFile;
        this.sample = sample;
        this.words = new Words(mappings);
    }

    /** Reads the sample; nothing is written yet. */
    public static Draft of(Path mappings, String code, Path sampleFile) throws IOException {
        String name = sampleFile.getFileName().toString();
        return new Draft(mappings, code, sampleFile, Sample.read(name, Files.readAllBytes(sampleFile)));
    }

    /** Why the sample cannot be read, in Vietnamese and English; empty when it can. */
    public List<String> fault() {
        return sample.fault() == null ? List.of() : sample.fault();
    }

    /**
     * Proposes.
     *
     * @param told fields whose path a person has said
     * @return the fields a block cannot do without and for which nothing was found
     */
    public List<String> propose(Map<String, String> told) {
        Sketch proposed = Sketch.of(sample, words);
        if (proposed == null) {
            return List.of("MaHoSo", "TrangThaiHoSo");
        }
        List<Proposal> lines = new ArrayList<>(proposed.lines());
        told.forEach((field, path) -> tell(proposed, lines, field, path));
        sketch = new Sketch(
                sample,
                proposed.each(),
                proposed.records(),
                lines,
                proposed.leaves().all().stream()
                        .filter(leaf ->
                                lines.stream().noneMatch(line -> line.path().equals(leaf.path())))
                        .toList(),
                proposed.leaves());
        return List.of("MaHoSo", "TrangThaiHoSo").stream()
                .filter(field -> !sketch.has(field))
                .toList();
    }

    /** Paths of the records that no line uses. */
    public List<String> unused() {
        return sketch == null
                ? List.of()
                : sketch.unused().stream().map(Leaf::path).toList();
    }

    /** What was proposed, one sentence a line: field, path, how sure. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Proposal line : sketch.lines()) {
            lines.add(sentence("", line));
            line.parts().forEach(part -> lines.add(sentence(line.field() + ".", part)));
        }
        return lines;
    }

    /** Writes {@code mappings/<code>/} with the sample as its first example, and answers what {@code check} would say. */
    public List<Finding> write() throws IOException {
        Bundle bundle = Drafting.of(code, sampleFile.getFileName().toString(), sketch, words);
        Path home = mappings.resolve(code);
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            Path target = home.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
        }
        Path example = home.resolve("examples").resolve(sampleFile.getFileName().toString());
        Files.createDirectories(example.getParent());
        Files.copy(sampleFile, example);
        List<Finding> findings = Bundle.check(bundle);
        if (findings.isEmpty()) {
            Example first = new Example(code, example);
            Entry entry = first.entry();
            Seen seen = new Trial(bundle, new Catalogues().active()).read(entry);
            Files.writeString(first.expected(), Rehearsal.expectation(entry, seen));
        }
        return findings;
    }

    private static void tell(Sketch proposed, List<Proposal> lines, String field, String path) {
        Leaf leaf = proposed.leaves().all().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElse(null);
        String kind = Canonical.ofDossier().stream()
                .filter(one -> one.word().equals(field) && one.parts().isEmpty())
                .map(Canonical::kind)
                .findFirst()
                .orElse(null);
        if (leaf != null && kind != null) {
            lines.removeIf(line -> line.field().equals(field) || line.path().equals(path));
            lines.add(0, new Proposal(field, kind, path, 1, "as told", leaf, List.of()));
        }
    }

    private static String sentence(String list, Proposal line) {
        return list + line.field() + " ← " + line.path() + "  " + Math.min(99, Math.round(line.confidence() * 100))
                + " %  " + line.why();
    }
}
