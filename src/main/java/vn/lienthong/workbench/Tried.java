package vn.lienthong.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.journal.Entry;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Seen;
import vn.lienthong.mapping.Trial;

/**
 * What a mapping, as it stands in its folder, makes of one payload. Holds what the payload says: for the person who asked,
 * never for logs.
 *
 * @param findings why the mapping cannot be compiled; then nothing was read
 * @param seen what was read; empty if there are findings
 * @param expectation the result as an example's expected file says it, or empty
 */
public record Tried(List<Finding> findings, Optional<Seen> seen, String expectation) {
    public Tried {
        findings = List.copyOf(findings);
    }

    /** The payload's format is told by the file's name, as a folder or a POST would tell it. */
    public static Tried of(Path mappings, String code, Path payload, Map<String, String> facts) throws IOException {
        return of(Bundle.load(mappings, code), Example.entry(code, payload, facts));
    }

    /** The same of a delivery that is at hand. Reads no file; never throws on contents. */
    public static Tried of(Bundle bundle, Entry entry) {
        List<Finding> findings = Bundle.check(bundle);
        if (!findings.isEmpty()) {
            return new Tried(findings, Optional.empty(), "");
        }
        Seen seen = new Trial(bundle, new Catalogues().active()).read(entry);
        return new Tried(List.of(), Optional.of(seen), Rehearsal.expectation(entry, seen));
    }

    /** The problem of a record, if it has one. */
    public static Optional<Problem> problem(Heard heard) {
        return heard.fold(
                status -> Optional.empty(), step -> Optional.empty(), failed -> Optional.of(failed.problem()));
    }

    /** Whether everything could be read. */
    public boolean clean() {
        return seen.isPresent()
                && seen.get().heard().stream().allMatch(heard -> problem(heard).isEmpty());
    }
}
