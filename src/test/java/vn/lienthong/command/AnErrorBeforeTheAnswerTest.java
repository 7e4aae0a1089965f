package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.GroundPlan;
import vn.lienthong.portal.Wire;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Whoever makes a call may die of an error of the machine while the answer is on its way: its dossiers do not wait for a restart. */
class AnErrorBeforeTheAnswerTest {
    private static final String SOURCE = "nguon-loi";
    private static final String NUMBER = "H60.98-261012-00001";
    private static final String RECORD = """
            [{"MaHoSo":"%s","MaTTHC":"2.000815","TenTTHC":"Chứng thực bản sao (thủ tục mẫu)","MaLinhVuc":"G15-TP99",
            "TenLinhVuc":"Chứng thực (lĩnh vực mẫu)","KenhThucHien":"2","ChuHoSo":"Nguyễn Văn Mẫu",
            "SoGiayToChuHoSo":"099090000011","LoaiDoiTuong":"1","NgayTiepNhan":"20261012080000",
            "NgayHenTra":"20261017080000","TrangThaiHoSo":"2","HinhThuc":"0","DonViXuLy":"UBND phường Mẫu",
            "NoiNopHoSo":"2","NgayKetThucXuLy":"","NgayTra":"","GhiChu":"","CapNhatLuc":"20261012080000"}]""".formatted(NUMBER);

    @TempDir
    private Path folder;

    @Test
    void its_outcome_is_unknown_it_is_looked_up_and_nothing_takes_effect_twice() throws Exception {
        AtomicInteger effects = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            portal.watch(applied -> effects.addAndGet(applied.kind().equals("STEPS") ? 0 : 1));
            new BenchGround(new CommonOptions())
                    .prepare(
                            folder,
                            new GroundPlan(portal.uri(), List.of(SOURCE), List.of("H60"), Map.of(), true, false));
            Wire http = BenchQuietHub.overHttp();
            Wire dying = request -> {
                Wire.Answer answer = http.send(request);
                if (effects.get() == 1 && errors.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("made by the test, after the portal did it");
                }
                return answer;
            };
            try (BenchQuietHub hub = BenchQuietHub.open(folder, Clock.systemUTC(), dying)) {
                hub.hear(SOURCE, RECORD);
                // The step that follows it can go only when the dossier is free again.
                await().atMost(Duration.ofSeconds(20)).until(() -> {
                    hub.work();
                    return portal.report().steps() > 0;
                });
            }
            assertThat(errors).hasPositiveValue();
            assertThat(effects).as("the dossier, once in effect").hasValue(1);
            assertThat(portal.report().lookups()).isPositive();
        }
    }
}
