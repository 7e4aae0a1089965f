package vn.lienthong.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Inventory;
import vn.lienthong.mapping.Readout;
import vn.lienthong.mapping.Seen;
import vn.lienthong.mapping.Trial;

/** Runs a mapping's examples against what is expected of them, as a hub that has just started would read them. */
public final class Rehearsal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> UNTIDY = Set.of("expectation-missing", "path-unlisted", "path-unshown");

    private final Path mappings;
    private final Catalogues catalogues = new Catalogues();

    public Rehearsal(Path mappings) {
        this.mappings = mappings;
    }

    /**
     * What running the examples of one source showed.
     *
     * @param findings why the mapping cannot be compiled; then no example was run
     * @param examples how many were run
     * @param whole everything the mapping consists of
     * @param used what of it took part in at least one example
     */
    public record Result(
            String code,
            List<Finding> findings,
            int examples,
            List<Difference> differences,
            Inventory whole,
            Inventory used) {
        public Result {
            findings = List.copyOf(findings);
            differences = List.copyOf(differences);
        }

        /** The differences for which a mapping is refused: what is only not tidy refuses nothing, mapping test names it. */
        public List<Difference> failures() {
            return differences.stream()
                    .filter(difference -> !UNTIDY.contains(difference.code()))
                    .toList();
        }

        public boolean passed() {
            return findings.isEmpty() && differences.isEmpty();
        }
    }

    /** The files as they stand in the folder. */
    public Result run(String code) {
        return run(Bundle.load(mappings, code));
    }

    /** These texts, with the examples in the folder. */
    public Result run(Bundle bundle) {
        List<Finding> findings = Bundle.check(bundle);
        Inventory none = new Inventory(Set.of(), Set.of(), Set.of());
        if (!findings.isEmpty()) {
            return new Result(bundle.code(), findings, 0, List.of(), none, none);
        }
        Trial trial = new Trial(bundle, catalogues.active());
        List<Example> examples = Example.list(mappings, bundle.code());
        List<Difference> differences = new ArrayList<>();
        Shown shown = new Shown(bundle);
        Inventory used = none;
        for (Example example : examples) {
            Seen seen = trial.read(example.entry());
            used = used.and(seen.used());
            seen.tree().ifPresent(tree -> shown.learn(tree, trial.drift(tree)));
            differences.addAll(compare(example, seen, trial.inventory()));
        }
        if (!examples.isEmpty()) {
            differences.addAll(shown.differences());
        }
        return new Result(bundle.code(), findings, examples.size(), differences, trial.inventory(), used);
    }

    /** What a reading gives, as an expectation's file says it. */
    public static String expectation(Entry delivery, Seen seen) {
        Reading reading = new Reading(delivery.position(), delivery.party(), delivery.at(), seen.heard());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Readout.of(reading)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a readout to be written as JSON", e);
        }
    }

    private List<Difference> compare(Example example, Seen seen, Inventory whole) {
        String file = mappings.relativize(example.expected()).toString();
        if (!Files.exists(example.expected())) {
            return List.of(missing(example));
        }
        Map<String, String> lines = new HashMap<>();
        whole.lines().forEach(line -> lines.putIfAbsent(line.name(), line.where()));
        Reading reading = new Reading(1, example.code(), Example.RECEIVED, seen.heard());
        return Comparison.of(file, Expectation.read(example.expected()), Readout.of(reading), seen.traces(), lines);
    }

    private Difference missing(Example example) {
        String input = mappings.relativize(example.input()).toString();
        String expected = example.expected().getFileName().toString();
        return new Difference(
                input,
                1,
                1,
                "expectation-missing",
                -1,
                "",
                expected,
                "",
                "",
                "Cần tệp " + expected + " bên cạnh, nhưng không có; 'mapping try --expect' in ra điều phải viết",
                "Expected the file " + expected
                        + " beside it, but there is none; 'mapping try --expect' prints what to write");
    }
}
