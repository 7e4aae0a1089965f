package vn.lienthong.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
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
    private static final List<String> NEEDED = List.of("MaHoSo", "TrangThaiHoSo");

    private final Path mappings;
    private final String code;
    private final boolean vietnamese;
    private final Words words;
    private final Specimen specimen;
    private final Sample sample;
    private Sketch sketch;

    private Draft(Path mappings, String code, boolean vietnamese, Words words, Specimen specimen) {
        this.mappings = mappings;
        this.code = code;
        this.vietnamese = vietnamese;
        this.words = words;
        this.specimen = specimen;
        this.sample = sample(specimen);
    }

    /**
     * Reads a payload, or a WSDL or OpenAPI document; nothing is written yet.
     *
     * @param vietnamese the language of the reasons
     */
    public static Draft of(Path mappings, String code, Path file, boolean vietnamese) throws IOException {
        Words words = new Words(mappings);
        Specimen first = best(Specimen.in(file, Specimen.Needed.NOTHING), words);
        Specimen second = first.invented() ? best(Specimen.in(file, needed(first, words)), words) : first;
        return new Draft(mappings, code, vietnamese, words, second);
    }

    /**
     * Reads a few rows of a database's table, through a connection that may only read; nothing is written yet.
     *
     * @throws SQLException when the database cannot be reached or read
     */
    public static Draft ofTable(
            Path mappings, String code, String url, String table, String user, String password, boolean vietnamese)
            throws SQLException {
        return new Draft(mappings, code, vietnamese, new Words(mappings), TableRows.of(url, table, user, password));
    }

    private static Sample sample(Specimen specimen) {
        return Sample.read(specimen.name(), specimen.content().toBytes());
    }

    private static Sketch sketch(Specimen specimen, Words words) {
        Sample sample = sample(specimen);
        return sample.fault() == null ? Sketch.of(sample, words, specimen.titles()) : null;
    }

    /** Of several described answers the one that explains most of a record. */
    private static Specimen best(List<Specimen> several, Words words) throws IOException {
        Specimen best = null;
        double most = -1;
        for (Specimen one : several) {
            Sketch sketch = sketch(one, words);
            double sum = sketch == null ? 0 : sketch.sum();
            best = sum > most ? one : best;
            most = Math.max(most, sum);
        }
        if (best == null) {
            throw new IOException(
                    "it describes no answer with types of its own (types in other files are not fetched)");
        }
        return best;
    }

    private static Specimen.Needed needed(Specimen first, Words words) {
        Sketch sketch = sketch(first, words);
        if (sketch == null || !sketch.has("MaHoSo")) {
            return Specimen.Needed.NOTHING;
        }
        List<String> texts = sketch.lines().stream()
                .flatMap(line -> line.parts().stream())
                .filter(part -> part.field().equals("NoiDungXuLy"))
                .map(Draft::key)
                .toList();
        List<String> kept = NEEDED.stream()
                .flatMap(field -> sketch.lines().stream()
                        .filter(line -> line.field().equals(field))
                        .map(Draft::key))
                .toList();
        return new Specimen.Needed(kept.get(0), kept, texts);
    }

    private static String key(Proposal line) {
        List<String> keys = line.leaf().keys();
        return keys.get(keys.size() - 1);
    }

    /** Why the sample cannot be read, in Vietnamese and English; empty when it can. */
    public List<String> fault() {
        return sample.fault() == null ? List.of() : sample.fault();
    }

    /** Whether the example's values are made up, because only a description of them was there. */
    public boolean isInvented() {
        return specimen.invented();
    }

    /**
     * Proposes.
     *
     * @param told fields whose path a person has said
     * @return the fields a block cannot do without and for which nothing was found
     */
    public List<String> propose(Map<String, String> told) {
        Sketch proposed = Sketch.of(sample, words, specimen.titles());
        if (proposed == null) {
            return NEEDED;
        }
        List<Proposal> lines = new ArrayList<>(proposed.lines());
        told.forEach((field, path) -> tell(proposed, lines, field, path));
        sketch = proposed.with(lines);
        return NEEDED.stream().filter(field -> !sketch.has(field)).toList();
    }

    /** What was proposed. */
    Sketch sketch() {
        return sketch;
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
        if (!sample.encoding().isEmpty()) {
            lines.add("encoding: " + sample.encoding());
        }
        sample.unwrap().forEach(inside -> lines.add("unwrap: " + inside.at() + "  " + inside.as()));
        for (Proposal line : sketch.lines()) {
            lines.add(sentence("", line));
            line.parts().forEach(part -> lines.add(sentence(line.field() + ".", part)));
        }
        return lines;
    }

    /** Writes {@code mappings/<code>/} with the sample as its first example, and answers what {@code check} would say. */
    public List<Finding> write() throws IOException {
        Bundle bundle = Drafting.of(code, specimen.name(), sketch, words, vietnamese);
        Path home = mappings.resolve(code);
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            Path target = home.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
        }
        Path example = home.resolve("examples").resolve(specimen.name());
        Files.createDirectories(example.getParent());
        Files.write(example, specimen.content().toBytes(), StandardOpenOption.CREATE_NEW);
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
            lines.add(0, new Proposal(field, kind, path, 1, Why.TOLD, leaf, List.of()));
        }
    }

    private String sentence(String list, Proposal line) {
        return list + line.field() + " ← " + line.pathText() + "  " + line.percent() + " %  "
                + line.why().in(vietnamese);
    }
}
