package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;

class SignatoryTest {
    @TempDir
    private Path data;

    private Journal journal;
    private EvidenceSettings settings;

    @BeforeEach
    void open() throws IOException {
        journal = SegmentJournal.open(Files.createDirectories(data.resolve("journal")), JournalSettings.defaults());
        settings = EvidenceSettings.below(data);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void the_first_start_makes_a_key_for_its_owner_alone_and_says_so_in_the_journal() throws IOException {
        Signatory signatory = signatory(settings);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.keyFile())))
                .isEqualTo("rw-------");
        Entry entry = journal.find(1).orElseThrow();
        assertThat(entry.facts()).containsEntry("now", signatory.key().line()).containsEntry("before", "");
        assertThat(KeyChange.read(entry.payload().text()).orElseThrow().now()).isEqualTo(signatory.key());
    }

    @Test
    void the_next_start_has_the_same_key_and_writes_nothing() throws IOException {
        NoteKey key = signatory(settings).key();
        assertThat(signatory(settings).key()).isEqualTo(key);
        assertThat(journal.last()).isEqualTo(1);
    }

    @Test
    void a_lost_data_directory_beside_a_journal_that_is_not_makes_no_new_key_without_a_word() throws IOException {
        NoteKey first = signatory(settings).key();
        House.delete(settings.folder());
        Path keyFile = settings.keyFile();
        byte[] kept = Files.readAllBytes(keyFile);
        Files.delete(keyFile);
        assertThatThrownBy(() -> signatory(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Restore it")
                .hasMessageContaining("journal key --rotate");
        assertThat(journal.last()).as("nothing was entered").isEqualTo(1);

        Files.write(keyFile, kept);
        assertThat(signatory(settings).key()).isEqualTo(first);
        assertThat(journal.last()).isEqualTo(1);
    }

    @Test
    void after_such_a_loss_a_rotation_says_which_key_it_takes_over_from_and_that_nobody_agreed() throws IOException {
        NoteKey first = signatory(settings).key();
        House.delete(settings.folder());
        Files.delete(settings.keyFile());
        NoteKey second = Signatory.rotate(settings, Optional.empty(), "chi-hoa", journal, Clock.systemUTC());
        KeyChange change =
                KeyChange.read(journal.find(2).orElseThrow().payload().text()).orElseThrow();
        assertThat(change.before()).contains(first);
        assertThat(change.isEndorsed()).isFalse();
        assertThat(second.name()).as("the origin stays").isEqualTo(first.name());
    }

    @Test
    void a_statement_is_verified_by_its_key_and_is_never_a_checkpoint() throws IOException {
        Signatory signatory = signatory(settings.withName("lienthong.example.vn/nhat-ky"));
        SignedNote note = signatory.sign("reconciliation", "2026-11-22 equal\n");
        assertThat(SignedNote.read(note.whole()).orElseThrow().isSignedBy(signatory.key()))
                .isTrue();
        assertThat(note.text()).isEqualTo("lienthong.example.vn/nhat-ky/reconciliation\n2026-11-22 equal\n");
        assertThatThrownBy(() -> signatory.sign("", "x\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> signatory.sign("a", "no line feed")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rotation_is_signed_by_both_keys_and_stands_in_the_journal() throws IOException {
        NoteKey first = signatory(settings).key();
        NoteKey second = Signatory.rotate(settings, Optional.empty(), "chi-hoa", journal, Clock.systemUTC());
        Signatory after = signatory(settings);
        assertThat(after.key()).isEqualTo(second).isNotEqualTo(first);
        assertThat(second.name()).as("the origin stays").isEqualTo(first.name());
        assertThat(after.keys()).isEqualTo(List.of(first, second));
        Entry entry = journal.find(2).orElseThrow();
        assertThat(entry.party()).isEqualTo("chi-hoa");
        KeyChange change = KeyChange.read(entry.payload().text()).orElseThrow();
        assertThat(change.isEndorsed()).isTrue();
        assertThat(change.before()).contains(first);
    }

    @Test
    void a_key_file_that_is_gone_is_not_replaced_in_silence() throws IOException {
        signatory(settings);
        Files.delete(settings.keyFile());
        assertThatThrownBy(() -> signatory(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--rotate");
        Signatory.rotate(settings, Optional.empty(), "chi-hoa", journal, Clock.systemUTC());
        KeyChange change =
                KeyChange.read(journal.find(2).orElseThrow().payload().text()).orElseThrow();
        assertThat(change.isEndorsed()).as("nobody who has the old key agreed").isFalse();
        signatory(settings);
    }

    @Test
    void a_key_in_pkcs12_signs_and_another_one_is_a_change_that_nobody_endorsed() throws Exception {
        EvidenceSettings one = settings.withKey(store("mot.p12"), "mat-khau").withName("lienthong.example.vn");
        NoteKey first = signatory(one).key();
        SignedNote note = signatory(one).sign("test", "x\n");
        assertThat(note.isSignedBy(first)).isTrue();
        EvidenceSettings two = one.withKey(store("hai.p12"), "mat-khau");
        NoteKey second = Signatory.rotate(one, Optional.of(two), "chi-hoa", journal, Clock.systemUTC());
        assertThat(signatory(two).key()).isEqualTo(second);
        assertThat(journal.last()).isEqualTo(2);
        signatory(one.withKey(store("ba.p12"), "mat-khau"));
        assertThat(journal.find(3).orElseThrow().facts()).containsEntry("endorsed", "false");
    }

    private Signatory signatory(EvidenceSettings with) throws IOException {
        return Signatory.open(with, journal, Clock.systemUTC());
    }

    private Path store(String name) throws Exception {
        Path file = data.resolve(name);
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "Ed25519",
                        "-alias",
                        "hub",
                        "-dname",
                        "CN=hub",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "mat-khau")
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return file;
    }
}
