package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

class BundleTest {
    private static final BundleMark MARK = new BundleMark("chi-hoa", "thanh tra <2026>");

    @TempDir
    private Path data;

    @TempDir
    private Path out;

    private House house;
    private Path bundle;

    @BeforeEach
    void a_bundle_of_three_messages() throws IOException {
        house = new House(data);
        house.run((journal, evidence) -> journal.append(new Draft(
                        Kind.ACTIVATION,
                        "ha-noi",
                        house.now,
                        "application/json",
                        Map.of("version", "1"),
                        Payload.ofText("{\"anh-xa\":1}")))
                .join());
        house.deliver(1, 300);
        bundle = out.resolve("chung-cu.zip");
        try (Journal journal = House.open(data)) {
            assertThat(new Bundle(journal, house.settings, house)
                            .write(new TreeSet<>(List.of(5L, 77L, 300L)), MARK, bundle))
                    .contains(303L);
        }
    }

    @Test
    void what_leaves_is_proved_without_the_journal_and_the_mapping_goes_with_it() throws IOException {
        BundleAudit.Verdict verdict = BundleAudit.run(bundle, trust());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.messages())
                .as("three, and the mapping they were read with")
                .isEqualTo(4);
        assertThat(verdict.size()).isEqualTo(303);
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            String page =
                    new String(zip.getInputStream(zip.getEntry("index.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(page).contains("Xuất bởi chi-hoa", "thanh tra &lt;2026&gt;", "<td>77</td>");
        }
    }

    @Test
    void who_exported_what_and_why_is_an_entry_of_the_journal_and_under_the_checkpoint() throws IOException {
        try (Journal journal = House.open(data)) {
            Entry entry = journal.find(303).orElseThrow();
            assertThat(entry.kind()).isEqualTo(Kind.DECISION);
            assertThat(entry.party()).isEqualTo("chi-hoa");
            assertThat(entry.payload().text()).contains("thanh tra", "[5,77,300]");
        }
        AuditTrust kept = new AuditTrust(List.of(house.keys().get(0)), List.of(), List.of(house.checkpoint()));
        assertThat(house.audit(kept).findings()).isEmpty();
    }

    @Test
    void positions_that_do_not_exist_are_refused_and_nothing_is_written() throws IOException {
        Path none = out.resolve("khong.zip");
        try (Journal journal = House.open(data)) {
            long last = journal.last();
            assertThat(new Bundle(journal, house.settings, house).write(new TreeSet<>(List.of(9_999L)), MARK, none))
                    .isEmpty();
            assertThat(journal.last()).isEqualTo(last);
        }
        assertThat(none).doesNotExist();
        assertThatThrownBy(() -> new BundleMark("chi-hoa", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_key_or_another_checkpoint_of_the_same_size_is_said() throws IOException {
        AuditTrust stranger = new AuditTrust(
                List.of(SigningKey.fresh(house.keys().get(0).name(), NoteKey.Kind.NOTE)
                        .publicKey()),
                List.of(),
                List.of());
        assertThat(BundleAudit.run(bundle, stranger).findings())
                .extracting(AuditFinding::flaw)
                .containsExactly(Flaw.UNKNOWN_KEY);
        Checkpoint own = House.checkpoint(house.checkpoint()).orElseThrow();
        Checkpoint other = Checkpoint.of(
                own.origin(), own.size(), new byte[32], house.now, own.chain().orElse(""));
        AuditTrust kept = new AuditTrust(List.of(), List.of(), List.of(new SignedNote(other.text(), List.of())));
        assertThat(BundleAudit.run(bundle, kept).findings())
                .extracting(AuditFinding::flaw)
                .containsExactly(Flaw.FORK);
    }

    @Test
    void a_kept_checkpoint_of_another_size_is_used_where_the_bundle_proves_that_it_is_continued() throws IOException {
        SignedNote kept = house.checkpoint();
        house.deliver(301, 40);
        Path later = out.resolve("sau.zip");
        try (Journal journal = House.open(data)) {
            new Bundle(journal, house.settings, house)
                    .continuing(List.of(kept))
                    .write(new TreeSet<>(List.of(5L, 310L)), MARK, later);
        }
        AuditTrust trust = new AuditTrust(List.of(house.keys().get(0)), List.of(), List.of(kept));
        BundleAudit.Verdict verdict = BundleAudit.run(later, trust);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.compared()).isEqualTo(1);
        assertThat(verdict.unused()).isZero();

        Checkpoint own = House.checkpoint(kept).orElseThrow();
        Checkpoint forged = Checkpoint.of(own.origin(), own.size(), new byte[32], house.now, "");
        AuditTrust forger = new AuditTrust(
                List.of(house.keys().get(0)), List.of(), List.of(new SignedNote(forged.text(), List.of())));
        assertThat(BundleAudit.run(later, forger).findings())
                .extracting(AuditFinding::flaw)
                .containsExactly(Flaw.FORK);
    }

    @Test
    void a_kept_checkpoint_that_says_nothing_about_this_bundle_is_counted_as_unused() throws IOException {
        house.deliver(301, 40);
        AuditTrust trust = new AuditTrust(List.of(house.keys().get(0)), List.of(), List.of(house.checkpoint()));
        BundleAudit.Verdict verdict = BundleAudit.run(bundle, trust);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.compared()).isZero();
        assertThat(verdict.unused()).isEqualTo(1);
    }

    @Test
    void no_change_of_what_is_proved_goes_unseen_and_nothing_is_thrown() throws IOException {
        long seed = 20261122;
        Random random = new Random(seed);
        SortedMap<String, byte[]> files = files();
        List<String> names = files.keySet().stream()
                .filter(name -> name.startsWith("messages/") || name.equals("checkpoint"))
                .toList();
        for (int round = 0; round < 300; round++) {
            SortedMap<String, byte[]> changed = new TreeMap<>(files);
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = changed.get(name).clone();
            if (random.nextInt(10) == 0) {
                changed.remove(name);
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                changed.put(name, bytes);
            }
            Path spoilt = write(changed, out.resolve("hong.zip"));
            assertThat(BundleAudit.run(spoilt, trust()).findings())
                    .as("seed %d, round %d, %s", seed, round, name)
                    .isNotEmpty();
        }
    }

    private AuditTrust trust() {
        return new AuditTrust(List.of(house.keys().get(0)), List.of(), List.of());
    }

    private SortedMap<String, byte[]> files() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private static Path write(Map<String, byte[]> files, Path to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(to, bytes.toByteArray());
    }
}
