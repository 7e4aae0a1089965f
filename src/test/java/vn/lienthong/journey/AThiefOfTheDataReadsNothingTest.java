package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.vault.Vault;
import vn.lienthong.vault.VaultSettings;

/** Whoever has all files of the data directory, and not the master key beside it, finds nobody in them. */
class AThiefOfTheDataReadsNothingTest {
    private static final String NAME = "Nguyễn Văn Mẫu";
    private static final String NUMBER = "099090000011";
    private static final String PHONE = "0990000011";
    /** In a place where a date belongs: it comes back in a problem's sentence. */
    private static final String STRAY = "Trần Thị Lạc Chỗ";

    private static final int SMALL = 256 << 10;

    @TempDir
    private Path folder;

    @Test
    void nobody_is_found_in_the_files_and_with_the_master_key_everything_is_there() throws Exception {
        play("on");

        assertThat(found()).isEmpty();

        assertThat(HubHere.command(folder, "journal", "verify").code()).isZero();
        HubHere.Said rebuilt = HubHere.command(folder, "rebuild", "--compare");
        assertThat(rebuilt.code()).as(rebuilt.out() + rebuilt.err()).isZero();
        String before = Files.readString(master());
        HubHere.Said rotated = HubHere.command(folder, "journal", "key", "--rotate-master", "--who", "Lê Văn Thử");
        assertThat(rotated.code()).as(rotated.out() + rotated.err()).isZero();
        assertThat(Files.readString(master())).isNotEqualTo(before);
        assertThat(HubHere.entries(folder).stream()
                        .filter(entry -> "master-key".equals(entry.facts().get("action"))))
                .hasSize(1);
        assertThat(HubHere.entries(folder).stream().map(entry -> entry.payload().text()))
                .anyMatch(text -> text.contains(NAME) && text.contains(NUMBER) && text.contains(PHONE));
        assertThat(found()).isEmpty();

        Vault.open(new VaultSettings(folder.resolve("data/keys/vault"), master(), "", true))
                .destroyEntryKeys(List.of(HubHere.entries(folder).get(2).seal().keyId()));
        HubHere.Said verified = HubHere.command(folder, "journal", "verify");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).contains("destroyed: Expected the contents of message");

        Files.move(master(), folder.resolve("elsewhere.key"));
        assertThatThrownBy(() -> HubHere.start(folder).close())
                .hasMessageContaining("Expected master key")
                .hasMessageContaining("Restore it from its backup");
    }

    @Test
    void what_looks_for_people_finds_them_where_nothing_is_encrypted() throws Exception {
        play("off");

        assertThat(found()).anyMatch(place -> place.contains(".seg")).anyMatch(place -> place.contains("ledger"));
        assertThat(String.join("\n", found())).contains(NAME, NUMBER, PHONE, STRAY);
        assertThat(master()).doesNotExist();
    }

    /** One dossier delivered, one that waits with its content and steps, one with a problem. */
    private void play(String encrypt) throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString()).with("vault.encrypt", encrypt);
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                String bad = Records.record(2, 4).replace("\"NgayHenTra\":\"", "\"NgayHenTra\":\"" + STRAY);
                String held = Records.record(3, 2).replace("\"MaTTHC\":\"2.000815\"", "\"MaTTHC\":\"\"");
                List<String> records = Stream.of(Records.record(1, 2), bad, held)
                        .map(record -> record.replace(
                                "\"LoaiDoiTuong\"", "\"SoDienThoai\":\"" + PHONE + "\",\"LoaiDoiTuong\""))
                        .toList();
                assertThat(Post.records(hub.address(), key, Records.array(records)))
                        .isEqualTo(202);
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    assertThat(hub.ledger().totals().account().settled()).isPositive();
                    assertThat(hub.ledger().totals().account().pending()).isZero();
                });
                hub.ledger().save();
            }
        }
    }

    private Path master() {
        return folder.resolve("data-master.key");
    }

    /** Each as "file: what, in which form". */
    private List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                look(file, "as it is", bytes, found);
                look(file, "inflated", inflated(bytes), found);
            }
        }
        return found;
    }

    private static void look(Path file, String how, byte[] bytes, List<String> found) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String needle : List.of(NAME, NUMBER, PHONE, STRAY)) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
                if (all.contains(new String(needle.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                    found.add(file.getFileName() + ": " + needle + " in " + charset + ", " + how);
                }
            }
        }
    }

    /** Whatever can be inflated from any place: raw in small files, behind a zlib header in large ones. */
    private static byte[] inflated(byte[] bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Inflater raw = new Inflater(true);
        Inflater headed = new Inflater(false);
        byte[] out = new byte[16 * 1024];
        for (int at = 0; at + 8 < bytes.length; at++) {
            boolean isHeader = bytes[at] == 0x78;
            if (isHeader) {
                inflate(headed, bytes, at, out, all);
            }
            if (bytes.length <= SMALL) {
                inflate(raw, bytes, at, out, all);
            }
        }
        raw.end();
        headed.end();
        return all.toByteArray();
    }

    private static void inflate(Inflater inflater, byte[] bytes, int at, byte[] out, ByteArrayOutputStream all) {
        inflater.reset();
        inflater.setInput(bytes, at, Math.min(bytes.length - at, 8 * 1024));
        int length = 0;
        try {
            length = inflater.inflate(out);
        } catch (DataFormatException e) {
            // What came out before is what we want.
            length = (int) Math.min(inflater.getBytesWritten(), out.length);
        }
        if (length > 64) {
            all.write(out, 0, length);
        }
    }
}
