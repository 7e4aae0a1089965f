package vn.lienthong.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Inventory;
import vn.lienthong.mapping.Nearest;
import vn.lienthong.mapping.Trial;

/** Files beside a mapping that nothing uses: mostly a name that was misspelt. Changes nothing. */
public final class UnusedFiles {
    private static final Pattern HEADER = Pattern.compile("source(,source\\d)*,canonical,label,note,from,to");
    private static final Pattern SOURCE = Pattern.compile("source: *([^ #]+).*");

    private UnusedFiles() {}

    /** Files of the findings are relative to the mapping's folder. Says nothing of a mapping that does not compile. */
    public static List<Finding> check(Path mappings, String code) {
        List<Finding> findings = new ArrayList<>();
        Path home = mappings.resolve(code);
        findings.addAll(texts(Bundle.load(mappings, code)));
        examples(mappings, code, findings);
        strangers(home, findings);
        return findings;
    }

    /** What the files of a mapping say without use. */
    public static List<Finding> texts(Bundle bundle) {
        List<Finding> findings = new ArrayList<>();
        source(bundle, findings);
        // Findings that stop a mapping say more than these would.
        if (Bundle.check(bundle).isEmpty()) {
            tables(bundle, findings);
            headers(bundle, findings);
        }
        return findings;
    }

    private static void headers(Bundle bundle, List<Finding> findings) {
        bundle.files().forEach((file, text) -> {
            String header = text.lines().findFirst().orElse("");
            if (file.startsWith("codes/") && !HEADER.matcher(header).matches()) {
                findings.add(new Finding(
                        file,
                        1,
                        1,
                        "table-invalid",
                        "Dòng đầu cần: source[,source2…],canonical,label,note,from,to",
                        "Expected source[,source2…],canonical,label,note,from,to as first line, but found '" + header
                                + "'"));
            }
        });
    }

    private static void source(Bundle bundle, List<Finding> findings) {
        List<String> lines =
                bundle.files().getOrDefault("mapping.yaml", "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher source = SOURCE.matcher(lines.get(i));
            if (source.matches() && !source.group(1).equals(bundle.code())) {
                findings.add(new Finding(
                        "mapping.yaml",
                        i + 1,
                        source.start(1) + 1,
                        "value-invalid",
                        "source phải là tên thư mục '" + bundle.code() + "', nhưng là '" + source.group(1) + "'",
                        "Expected the folder's name '" + bundle.code() + "' as source, but found '" + source.group(1)
                                + "'"));
            }
        }
    }

    private static void tables(Bundle bundle, List<Finding> findings) {
        Trial trial = new Trial(bundle, new Catalogues().active());
        Set<String> used =
                trial.inventory().rows().stream().map(Inventory.CodeRow::table).collect(Collectors.toSet());
        for (String file : bundle.files().keySet()) {
            if (!file.startsWith("codes/")) {
                continue;
            }
            boolean empty = bundle.files().get(file).lines().skip(1).allMatch(String::isBlank);
            String formula =
                    "code\\(\\s*\\\\?[\"']" + Pattern.quote(file.substring(6, file.length() - 4)) + "\\\\?[\"']";
            boolean inFormula = Pattern.compile(formula)
                    .matcher(bundle.files().get("mapping.yaml"))
                    .find();
            if (empty) {
                findings.add(new Finding(
                        file,
                        1,
                        1,
                        "table-empty",
                        "Cần ít nhất một dòng mã, nhưng bảng trống",
                        "Expected a row in this table, but it has none: every value would be an unknown code"));
            } else if (!used.contains(file) && !inFormula) {
                String name = file.substring("codes/".length(), file.length() - ".csv".length());
                findings.add(new Finding(
                        file,
                        1,
                        1,
                        "table-unused",
                        "Không dòng nào có code: " + name + "; hãy dùng bảng này hoặc xóa đi",
                        "Expected a line with code: " + name + ", but there is none; use the table or remove it"));
            }
        }
    }

    private static void examples(Path mappings, String code, List<Finding> findings) {
        List<Example> examples = Example.list(mappings, code);
        Set<Path> wanted = examples.stream()
                .flatMap(example -> Stream.of(example.expected(), example.facts()))
                .collect(Collectors.toSet());
        for (Example example : examples) {
            if (!Files.exists(example.expected())) {
                String name = example.expected().getFileName().toString();
                findings.add(new Finding(
                        "examples/" + example.input().getFileName(),
                        1,
                        1,
                        "expectation-missing",
                        "Cần tệp " + name + " bên cạnh; 'mapping try --expect' in ra điều phải viết",
                        "Expected the file " + name
                                + " beside it, but there is none; 'mapping try --expect' prints what" + " to write"));
            }
        }
        for (Path file : files(mappings.resolve(code).resolve("examples"))) {
            boolean companion = file.toString().endsWith(".expected.json")
                    || file.toString().endsWith(".facts.json");
            if (companion && !wanted.contains(file)) {
                findings.add(new Finding(
                        "examples/" + file.getFileName(),
                        1,
                        1,
                        "example-missing",
                        "Không có gói tin nào cùng tên bên cạnh",
                        "Expected a payload of the same name beside it, but there is none"));
            }
        }
    }

    private static void strangers(Path home, List<Finding> findings) {
        List<String> known = List.of("mapping.yaml", "shape.txt", "codes", "examples");
        List<Path> files = new ArrayList<>(files(home));
        files.addAll(files(home.resolve("codes")));
        for (Path file : files) {
            String name = home.relativize(file).toString();
            boolean table = name.startsWith("codes/") && name.endsWith(".csv");
            boolean note = name.endsWith(".md") || name.startsWith(".") || name.contains("/.");
            if (!known.contains(name) && !table && !note) {
                String near =
                        name.startsWith("codes/") ? name.replaceFirst("(\\.[^.]*)?$", ".csv") : Nearest.to(name, known);
                findings.add(new Finding(
                        name,
                        1,
                        1,
                        "file-unknown",
                        "Không đọc tệp này; có phải '" + near + "'?",
                        "Expected mapping.yaml, shape.txt, codes/*.csv and examples/ here, but this file is not read; did you"
                                + " mean '" + near + "'?"));
            }
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
