package vn.lienthong.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One more source system: a route file, a mapping folder, payloads. Nothing else. */
record GeneratedSource(String code, String agency, Transport transport, Habits habits) {
    static final int DOSSIERS = 6;

    String number(int n) {
        return String.format("%s.98-261012-%s%02d", agency, code.substring(code.length() - 2), n);
    }

    /** Every status of every dossier in order, and at last one with a status that no table has. */
    List<Map<String, String>> records() {
        List<Map<String, String>> records = new ArrayList<>();
        for (int status : Habits.LIFE) {
            for (int n = 0; n < DOSSIERS; n++) {
                records.add(habits.record(number(n), status));
            }
        }
        records.add(habits.record(number(DOSSIERS), 0));
        return records;
    }

    String payload() {
        return transport.text(habits, records());
    }

    String contentType() {
        return switch (transport.format) {
            case "xml" -> "application/xml";
            case "csv" -> "text/csv";
            default -> "application/json";
        };
    }

    void write(Workplace place) throws IOException {
        Path mapping = Files.createDirectories(place.home.resolve("mappings").resolve(code));
        Files.createDirectories(mapping.resolve("codes"));
        Files.writeString(mapping.resolve("mapping.yaml"), mapping());
        Files.writeString(mapping.resolve("shape.txt"), shape());
        if (!habits.statuses().isEmpty()) {
            Files.writeString(mapping.resolve("codes/status.csv"), habits.table());
        }
        Files.writeString(place.home.resolve("routes/sources").resolve(code + ".yaml"), route());
    }

    private String mapping() {
        StringBuilder yaml = new StringBuilder("""
                mapping: 1
                source: %s
                format: %s
                %szone: Asia/Ho_Chi_Minh
                formats: ["%s"%s]
                records:
                  - each: %s
                    as: dossier
                    steps: derived
                    fields:
                """.formatted(
                        code,
                        transport.format,
                        transport.format.equals("csv") ? "delimiter: \"" + delimiter() + "\"\n" : "",
                        habits.time(),
                        transport == Transport.TABLE ? ", \"uuuu-MM-dd'T'HH:mm:ss.SSS\"" : "",
                        transport.root(habits)));
        for (int i = 0; i < Habits.MEANINGS.size(); i++) {
            String meaning = Habits.MEANINGS.get(i);
            boolean coded =
                    meaning.equals("TrangThaiHoSo") && !habits.statuses().isEmpty();
            String from = transport.path(habits.names().get(i));
            yaml.append("      %s: { from: %s%s%s }%n"
                    .formatted(meaning, from, coded ? ", code: status" : "", i < 2 ? ", required: true" : ""));
        }
        return yaml.append("""
                      TenTTHC: { value: "Chứng thực bản sao (thủ tục mẫu)" }
                      MaLinhVuc: { value: "G15-TP99" }
                      TenLinhVuc: { value: "Chứng thực (lĩnh vực mẫu)" }
                      DonViXuLy: { value: "UBND phường Mẫu" }
                      KenhThucHien: { value: "2" }
                      LoaiDoiTuong: { value: "1" }
                      HinhThuc: { value: "0" }
                      NoiNopHoSo: { value: "2" }
                """).toString();
    }

    private String delimiter() {
        return habits.delimiter().replace("\t", "tab");
    }

    private String shape() {
        String root = transport.root(habits).equals(".") ? "" : transport.root(habits) + ".";
        StringBuilder shape = new StringBuilder("# generated\n");
        habits.names()
                .forEach(name -> shape.append(root).append(transport.path(name)).append("?\n"));
        return shape.append(transport == Transport.TABLE ? "ID?\n" : "").toString();
    }

    private String route() {
        StringBuilder yaml = new StringBuilder();
        if (transport == Transport.TABLE) {
            yaml.append("""
                    - beans:
                        - name: %1$s
                          type: com.zaxxer.hikari.HikariDataSource
                          properties: { jdbcUrl: "jdbc:h2:mem:%1$s", username: sa, password: "", maximumPoolSize: "2" }
                    """.formatted(bean()));
        }
        yaml.append("""
                - templatedRoute:
                    routeTemplateRef: %s
                    parameters:
                      - { name: code, value: %s }
                """.formatted(transport.template, code));
        parameters()
                .forEach((name, value) -> yaml.append("      - { name: %s, value: \"%s\" }%n".formatted(name, value)));
        return yaml.toString();
    }

    String bean() {
        return code.replace("-", "");
    }

    private Map<String, String> parameters() {
        String changed = transport.path(habits.names().get(2));
        return switch (transport) {
            case PUSH_JSON, PUSH_CSV, PUSH_XML -> Map.of("accepts", contentType());
            case PAGES ->
                Map.of("url", "{{source." + code + ".url}}", "records", "list", "pageSize", "10", "period", "1000");
            case FILES -> Map.of("directory", "{{source." + code + ".directory}}", "quiet", "300");
            case TABLE ->
                Map.of(
                        "dataSource",
                        bean(),
                        "modified",
                        changed,
                        "id",
                        "ID",
                        "period",
                        "1000",
                        "most",
                        "10",
                        "query",
                        "SELECT * FROM HOSO WHERE %1$s > :#since OR (%1$s = :#since AND ID > :#after) ORDER BY %1$s, ID LIMIT :#most"
                                .formatted(changed));
        };
    }
}
