package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.mapping.Finding;
import vn.lienthong.settings.UsageException;
import vn.lienthong.workbench.Draft;

@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Đề xuất ánh xạ từ một gói tin mẫu / propose a mapping from a sample")
final class MappingNewCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", paramLabel = "<code>", description = "Mã nguồn mới / the new source's code")
    private String code;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "<sample>",
            description = "Tệp mẫu / sample: .json, .xml, .csv, .xlsx, .xls; WSDL, OpenAPI (.json, .yaml); jdbc:…")
    private String sample;

    @Option(names = "--table", paramLabel = "<name>", description = "Bảng, với jdbc:… / the table, with jdbc:…")
    private String table = "";

    @Option(names = "--user", paramLabel = "<name>", description = "Người dùng CSDL / the database's user")
    private String user = "";

    @Option(
            names = "--password-file",
            paramLabel = "<file>",
            description = "Tệp chứa mật khẩu CSDL / a file with the database's password")
    private Path passwordFile;

    @Option(
            names = "--field",
            paramLabel = "<name=path>",
            description = "Trường đã biết chắc / a field you know: --field MaHoSo=so_hs")
    private Map<String, String> told = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path mappings = options.hub().mappings();
        refuse(mappings);
        Draft draft = draft(mappings);
        if (!draft.fault().isEmpty()) {
            throw new UsageException(
                    sample + ": " + draft.fault().get(0),
                    sample + ": " + draft.fault().get(1));
        }
        List<String> missing = draft.propose(told);
        if (!missing.isEmpty()) {
            throw new UsageException(
                    "Không thấy đường dẫn nào giống " + missing + "; hãy chỉ rõ: --field " + missing.get(0)
                            + "=<đường dẫn>, một trong " + draft.unused(),
                    "Expected a path that looks like " + missing + ", but found none; say which: --field "
                            + missing.get(0) + "=<path>, one of " + draft.unused());
        }
        List<Finding> findings = draft.write();
        print(mappings.resolve(code), draft, findings);
        return findings.isEmpty() ? Commands.FINE : Commands.FAILED;
    }

    private Draft draft(Path mappings) throws IOException {
        if (!isTable()) {
            try {
                return Draft.of(mappings, code, Path.of(sample), options.vietnamese());
            } catch (IOException e) {
                throw new UsageException(
                        sample + ": không đọc được: " + e.getMessage(), sample + ": cannot be read: " + e.getMessage());
            }
        }
        String password =
                passwordFile == null ? "" : Files.readString(passwordFile).strip();
        try {
            return Draft.ofTable(mappings, code, sample, table, user, password, options.vietnamese());
        } catch (SQLException e) {
            throw new UsageException(
                    "Không đọc được bảng " + table + ": " + e.getMessage(),
                    "Expected to read the table " + table + ", but: " + e.getMessage());
        }
    }

    private boolean isTable() {
        return sample.startsWith("jdbc:");
    }

    private void refuse(Path mappings) {
        if (!code.matches("[a-z0-9][a-z0-9-]*")) {
            throw new UsageException(
                    "Mã nguồn chỉ gồm chữ thường, số và '-', nhưng là '" + code + "'",
                    "Expected a code of small letters, digits and '-', but found '" + code + "'");
        }
        if (isTable() && !table.matches("[\\p{L}_][\\p{L}\\p{N}_$]*(\\.[\\p{L}_][\\p{L}\\p{N}_$]*){0,2}")) {
            throw new UsageException(
                    "Với jdbc:… cần --table <tên bảng>, nhưng là '" + table + "'",
                    "Expected --table <name> beside jdbc:…, but found '" + table + "'");
        }
        if (!isTable() && !Files.isRegularFile(Path.of(sample))) {
            throw new UsageException("Không có tệp " + sample, "Expected a file, but found none: " + sample);
        }
        if (Files.exists(mappings.resolve(code))) {
            throw new UsageException(
                    mappings.resolve(code) + " đã có; không ghi đè",
                    "Expected a new code, but " + mappings.resolve(code) + " exists; nothing is overwritten");
        }
    }

    private void print(Path home, Draft draft, List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode report = mapper.createObjectNode().put("folder", home.toString());
            ArrayNode lines = report.putArray("lines");
            draft.lines().forEach(lines::add);
            ArrayNode unused = report.putArray("unused");
            draft.unused().forEach(unused::add);
            ArrayNode list = report.putArray("findings");
            findings.forEach(finding -> list.add(mapper.valueToTree(finding)));
            out.println(report);
            return;
        }
        draft.lines().forEach(out::println);
        if (!draft.unused().isEmpty()) {
            out.println(options.say("Không dòng nào dùng: ", "Used by no line: ") + String.join(", ", draft.unused()));
        }
        findings.forEach(finding -> out.println(finding.file() + ":" + finding.line() + ":" + finding.column() + "  "
                + finding.code() + "  " + options.say(finding.vi(), finding.en())));
        if (draft.isInvented() || isTable()) {
            out.println(
                    draft.isInvented()
                            ? options.say(
                                    "Ví dụ được dựng từ mô tả: thay bằng một gói tin thật trước khi dùng",
                                    "The example is made up from the description: put a real payload in its place before you rely on it")
                            : options.say(
                                    "Ví dụ là các dòng thật của bảng: thay tên và số của người thật trước khi chia sẻ",
                                    "The example holds real rows of the table: replace names and numbers of persons before you share it"));
        }
        out.println(options.say(
                "Đã ghi " + home + ". Tiếp: đọc từng dòng, điền codes/*.csv, rồi 'mapping test " + code + "'",
                "Written to " + home + ". Next: read every line, fill codes/*.csv, then 'mapping test " + code + "'"));
    }
}
