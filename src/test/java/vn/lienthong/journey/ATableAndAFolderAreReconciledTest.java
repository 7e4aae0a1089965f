package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Sources that are no HTTP list are compared by what they have: a table by its rows, a folder by its last file. */
class ATableAndAFolderAreReconciledTest {
    private static final String DAY = "2026-10-12";
    private static final int DOSSIERS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void rows_that_changed_unseen_or_are_gone_are_found_and_healed() throws Exception {
        String url = "jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1";
        try (Connection table = DriverManager.getConnection(url, "sa", "");
                Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            fill(table);
            Workplace place =
                    place(portal).with("source.bang-da-nang.url", url).with("source.bang-da-nang.period", "500");
            place.addShipped("bang-da-nang");
            named(place);
            try (HubHere hub = HubHere.start(place.home)) {
                // The last minutes are read twice, so the number of records says nothing.
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(portal.statuses()).hasSize(DOSSIERS);
                    assertThat(hub.ledger().totals().account().pending()).isZero();
                    assertThat(hub.ledger().totals().waitingSteps()).isZero();
                });
                // Neither moves the time of change that the hub reads by.
                say(table, "UPDATE HOSO_TRUNGGIAN SET TRANG_THAI = 5 WHERE ID = 1");
                say(table, "DELETE FROM HOSO_TRUNGGIAN WHERE ID = 2");
                portal.forget(List.of(number(3)));

                JsonNode job = reconcile("bang-da-nang", 1, "--heal", "re-pull,re-push");
                assertThat(job.path("source").path("how").asText()).isEqualTo("TABLE");
                assertThat(job.path("source").path("whole").asBoolean()).isTrue();
                assertThat(findings(job))
                        .containsExactlyInAnyOrder(
                                number(1) + " SOURCE_HUB DIFFERENT HUB",
                                number(2) + " SOURCE_HUB EXTRA SOURCE",
                                number(3) + " HUB_PORTAL MISSING PORTAL");
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(portal.statuses())
                        .containsEntry(number(1), "5")
                        .containsEntry(number(3), "4"));
            }
        }
    }

    @Test
    void what_the_last_file_no_longer_holds_is_found_where_a_file_is_a_whole_list() throws Exception {
        Path drops = Files.createDirectories(folder.resolve("drops"));
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = place(portal);
            place.addSource(
                    "tep-hai-phong",
                    "tep-hai-phong",
                    Templated.route(
                            "tep-hai-phong",
                            "drop-folder",
                            Map.of("directory", drops.toString(), "quiet", "0", "period", "200", "absentAfter", "3")));
            try (HubHere hub = HubHere.start(place.home)) {
                drop(drops, "sang.csv", lines(1, DOSSIERS));
                Settled.await(hub, portal, DOSSIERS);
                drop(drops, "chieu.csv", lines(2, DOSSIERS));
                Settled.await(hub, portal, 2 * DOSSIERS - 1);
                portal.alter(number(4), 2);

                JsonNode job = reconcile("tep-hai-phong", 1);
                assertThat(job.path("source").path("how").asText()).isEqualTo("LAST_FILE");
                assertThat(findings(job))
                        .containsExactlyInAnyOrder(
                                number(1) + " SOURCE_HUB EXTRA SOURCE", number(4) + " HUB_PORTAL DIFFERENT PORTAL");
            }
        }
    }

    private Workplace place(Sandbox portal) throws IOException {
        return Workplace.at(folder, portal.uri().toString())
                .impatient()
                .with("portal.credential.H56.username", "donvi_H56")
                .with("portal.credential.H56.password", "mat-khau-H56");
    }

    /** The table gives codes of agencies only; their names come from a catalogue that a hub of this age does not have yet. */
    private static void named(Workplace place) throws IOException {
        Path mapping = place.home.resolve("mappings/bang-da-nang/mapping.yaml");
        String code = "      MaDonVi: { from: DON_VI_XU_LY }\n";
        Files.writeString(
                mapping,
                Files.readString(mapping).replace(code, code + "      DonViXuLy: { value: UBND phường Mẫu }\n"));
        try (Stream<Path> examples = Files.list(place.home.resolve("mappings/bang-da-nang/examples"))) {
            for (Path example : examples.toList()) {
                Files.delete(example);
            }
        }
    }

    private JsonNode reconcile(String source, int code, String... more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("reconcile", "--source", source, "--from", DAY, "--json", "--sample", "" + DOSSIERS));
        words.addAll(List.of(more));
        HubHere.Said said = HubHere.command(folder, words.toArray(String[]::new));
        assertThat(said.code()).as(said.out() + said.err()).isEqualTo(code);
        String line = said.out()
                .lines()
                .filter(one -> one.startsWith("{"))
                .findFirst()
                .orElseThrow();
        return JSON.readTree(line).path("job");
    }

    private static List<String> findings(JsonNode job) {
        List<String> lines = new ArrayList<>();
        job.path("findings")
                .forEach(one -> lines.add(one.path("number").asText() + " "
                        + one.path("between").asText() + " " + one.path("kind").asText() + " "
                        + one.path("wrong").asText()));
        return lines;
    }

    private static String number(int n) {
        return String.format("H56.98-261012-%04d", n);
    }

    private static void fill(Connection table) throws SQLException {
        say(table, """
                CREATE TABLE HOSO_TRUNGGIAN (ID BIGINT PRIMARY KEY, MA_HO_SO VARCHAR(60), MA_TTHC VARCHAR(60),
                TEN_TTHC VARCHAR(200), MA_LINH_VUC VARCHAR(60), CHU_HO_SO VARCHAR(200), SO_GIAY_TO VARCHAR(20),
                LOAI_DOI_TUONG INT, KENH_THUC_HIEN INT, NGAY_TIEP_NHAN TIMESTAMP, NGAY_HEN_TRA TIMESTAMP,
                NGAY_KET_THUC_XL TIMESTAMP, NGAY_TRA TIMESTAMP, TRANG_THAI INT, DON_VI_XU_LY VARCHAR(60),
                NGAY_CAP_NHAT TIMESTAMP, DELETED_ON TIMESTAMP)""");
        for (int n = 1; n <= DOSSIERS; n++) {
            // The last one is newer, so that the hub's next look does not read the others again.
            say(table, """
                    INSERT INTO HOSO_TRUNGGIAN VALUES (%d, '%s', '2.000815', 'Chứng thực bản sao', 'G15-TP99',
                    'Trịnh Văn Mẫu', '099090000121', 1, 2, TIMESTAMP '2026-10-12 08:00:00', TIMESTAMP '2026-10-14 17:00:00',
                    NULL, NULL, 4, 'H56.98', TIMESTAMP '2026-10-12 %d:00:00', NULL)""".formatted(n, number(n), n == DOSSIERS ? 15 : 10));
        }
    }

    private static void say(Connection table, String sql) throws SQLException {
        try (Statement statement = table.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Moved into its place whole, as an export should be. */
    private static void drop(Path drops, String name, String text) throws IOException {
        Path draft = Files.writeString(drops.resolveSibling(name), text);
        Files.move(draft, drops.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String lines(int from, int to) {
        StringBuilder text =
                new StringBuilder("STT;Mã hồ sơ;Mã TTHC;Tên thủ tục;Chủ hồ sơ;Số CCCD/MST;SĐT;Hình thức nộp;"
                        + "Ngày nhận;Ngày hẹn trả;Ngày trả kết quả;Trạng thái;Cán bộ thụ lý;Đơn vị;Ghi chú\n");
        for (int n = from; n <= to; n++) {
            text.append(n)
                    .append(';')
                    .append(number(n))
                    .append(
                            ";2.000815;Chứng thực bản sao;Bùi Văn Mẫu;099090000077;0900000077;Trực tuyến;12/10/2026 09:30;14/10/2026;;Đang xử lý;"
                                    + "Trần Thị Cán Bộ Mẫu;UBND phường Mẫu;\n");
        }
        return text.toString();
    }
}
