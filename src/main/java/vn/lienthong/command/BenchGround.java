package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.bench.Ground;
import vn.lienthong.bench.GroundPlan;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.source.Keys;

/** The shipped routes with the bench's own sources instead of the examples, and an impatient hub: faults cost a run little time. */
final class BenchGround implements Ground {
    private static final String MAPPING = """
            mapping: 1
            source: bench
            format: json
            zone: Asia/Ho_Chi_Minh
            formats: ["uuuuMMddHHmmss"]
            records:
              - each: .
                as: dossier
                steps: derived
                fields:
                  MaHoSo: { from: MaHoSo, required: true }
                  TrangThaiHoSo: { from: TrangThaiHoSo, required: true }
                  ThoiDiemCapNhat: { from: CapNhatLuc }
            """;
    private static final List<String> AS_THEY_ARE = List.of(
            "MaTTHC",
            "TenTTHC",
            "MaLinhVuc",
            "TenLinhVuc",
            "KenhThucHien",
            "ChuHoSo",
            "SoGiayToChuHoSo",
            "LoaiDoiTuong",
            "NgayTiepNhan",
            "NgayHenTra",
            "HinhThuc",
            "DonViXuLy",
            "NoiNopHoSo",
            "NgayKetThucXuLy",
            "NgayTra",
            "GhiChu");

    private final CommonOptions options;

    BenchGround(CommonOptions options) {
        this.options = options;
    }

    @Override
    public Map<String, String> prepare(Path folder, GroundPlan plan) throws IOException {
        HubOptions shipped = options.hub(Files.createDirectories(folder.resolve("data")));
        copyWithoutSources(shipped.routes(), folder.resolve("routes"));
        if (plan.impatient()) {
            impatient(folder.resolve("routes/failures.yaml"));
        }
        if (plan.killPoints()) {
            BenchKillPoints.put(folder.resolve("routes"));
        }
        for (String source : plan.sources()) {
            addSource(folder, source);
        }
        Files.writeString(folder.resolve("hub.properties"), settings(plan));
        Keys keys = Keys.open(folder.resolve("data/keys/api-keys.properties"));
        Map<String, String> issued = new TreeMap<>();
        for (String source : plan.sources()) {
            issued.put(source, keys.issue(source));
        }
        return issued;
    }

    private static void copyWithoutSources(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getParent().endsWith("sources")) {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void impatient(Path failures) throws IOException {
        String text = Files.readString(failures);
        Files.writeString(failures, text.replace("first: PT1S", "first: PT0.1S").replace("PT5M", "PT1S"));
    }

    private static void addSource(Path folder, String code) throws IOException {
        Path mapping = Files.createDirectories(folder.resolve("mappings").resolve(code));
        StringBuilder text = new StringBuilder(MAPPING);
        StringBuilder shape = new StringBuilder("MaHoSo\nTrangThaiHoSo\nCapNhatLuc\n");
        for (String field : AS_THEY_ARE) {
            text.append("      ")
                    .append(field)
                    .append(": { from: ")
                    .append(field)
                    .append(" }\n");
            shape.append(field).append('\n');
        }
        Files.writeString(mapping.resolve("mapping.yaml"), text);
        Files.writeString(mapping.resolve("shape.txt"), shape);
        Files.writeString(folder.resolve("routes/sources").resolve(code + ".yaml"), """
                - templatedRoute:
                    routeTemplateRef: push-http
                    parameters:
                      - { name: code, value: %s }
                """.formatted(code));
    }

    private static String settings(GroundPlan plan) {
        StringBuilder text = new StringBuilder("hub.management-port=0\nportal.timeout-seconds=20\n");
        text.append("portal.adapter=").append(plan.portal()).append("/adapter\n");
        for (String agency : plan.agencies()) {
            String credential = "portal.credential." + agency;
            text.append(credential).append(".username=donvi_").append(agency).append('\n');
            text.append(credential).append(".password=mat-khau-").append(agency).append('\n');
        }
        if (!plan.settings().containsKey("portal.batch")) {
            text.append("portal.batch=20\n");
        }
        plan.settings()
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }
}
