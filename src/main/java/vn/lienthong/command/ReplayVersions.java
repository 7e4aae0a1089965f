package vn.lienthong.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.journal.Glance;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.replay.Asked;
import vn.lienthong.replay.HeldVersions;
import vn.lienthong.settings.UsageException;

/**
 * Which versions a replay reads with.
 *
 * @param name as it was asked for; of a folder, {@code file}: where a person keeps files is nobody's business
 * @param bundles by source; empty for those of the record
 * @param findings by place, what is wrong with them
 */
record ReplayVersions(String name, Map<String, Bundle> bundles, Map<String, Finding> findings) {
    static ReplayVersions of(String mapping, String source, Glance journal, Path mappings) {
        if (mapping.equals(Asked.PINNED)) {
            return new ReplayVersions(mapping, Map.of(), Map.of());
        }
        if (mapping.equals("current")) {
            return checked(mapping, current(source, mappings));
        }
        Path path = Path.of(mapping);
        Path home = path.endsWith("mapping.yaml") ? path.toAbsolutePath().getParent() : path.toAbsolutePath();
        if (Files.exists(home.resolve("mapping.yaml"))) {
            return checked("file", Map.of(named(source), given(home, source)));
        }
        Map<String, Bundle> held = HeldVersions.find(journal, source, mapping);
        if (held.isEmpty()) {
            throw new UsageException(
                    "--mapping: '" + mapping
                            + "' không phải là pinned, current, một thư mục có mapping.yaml, hay một phiên bản"
                            + " mà nhật ký giữ; 'mapping back <mã> --list' liệt kê các phiên bản",
                    "Expected --mapping as pinned, current, a folder with mapping.yaml, or a version that the journal holds,"
                            + " but found '" + mapping + "'; 'mapping back <code> --list' shows the versions");
        }
        return checked(mapping, held);
    }

    private static Map<String, Bundle> current(String source, Path mappings) {
        Map<String, Bundle> bundles = new TreeMap<>();
        if (!source.isEmpty()) {
            MappingTestCommand.known(mappings, source);
        }
        for (String code : source.isEmpty() ? Bundle.codes(mappings) : java.util.List.of(source)) {
            bundles.put(code, Bundle.load(mappings, code));
        }
        return bundles;
    }

    private static String named(String source) {
        if (source.isEmpty()) {
            throw new UsageException(
                    "Với --mapping là một thư mục, cần --source", "Expected --source, because --mapping is a folder");
        }
        return source;
    }

    private static Bundle given(Path home, String source) {
        Bundle bundle = Bundle.load(home.getParent(), home.getFileName().toString());
        return new Bundle(source, bundle.files());
    }

    private static ReplayVersions checked(String name, Map<String, Bundle> bundles) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        bundles.values().forEach(bundle -> Bundle.check(bundle)
                .forEach(finding -> findings.put(
                        bundle.code() + "/" + finding.file() + ":" + finding.line() + ":" + finding.column() + "  "
                                + finding.code() + "  ",
                        finding)));
        return new ReplayVersions(name, bundles, findings);
    }
}
