package vn.lienthong.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.EntryCipher;

class VaultTest {
    private static final byte[] CLEAR = "Nguyễn Thị Mẫu".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HEADER = {1, 2, 3};
    private static final byte[] COMMITMENT = new byte[32];

    @TempDir
    Path home;

    @Test
    void what_was_sealed_opens_after_a_restart_and_no_key_is_used_twice() throws IOException {
        Sealed first = seal(open());
        Sealed second = seal(open());

        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(open().entries().open(first.key(), first.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
        assertThat(open().entries().open(second.key(), second.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
    }

    @Test
    void a_destroyed_key_is_gone_after_a_restart_and_its_neighbour_is_not() throws IOException {
        Vault vault = open();
        EntryCipher cipher = vault.entries();
        String gone = cipher.nextKey();
        byte[] lost = cipher.seal(gone, CLEAR, HEADER, COMMITMENT);
        String kept = cipher.nextKey();
        byte[] held = cipher.seal(kept, CLEAR, HEADER, COMMITMENT);

        vault.destroyEntryKeys(List.of(gone, "none"));
        vault.destroyEntryKeys(List.of(gone));

        assertThat(cipher.open(gone, lost, HEADER, COMMITMENT)).isEmpty();
        assertThat(open().entries().open(gone, lost, HEADER, COMMITMENT)).isEmpty();
        assertThat(open().entries().open(kept, held, HEADER, COMMITMENT)).hasValue(CLEAR);
    }

    @Test
    void another_header_or_changed_bytes_do_not_open() throws IOException {
        Sealed one = seal(open());
        byte[] bent = one.bytes().clone();
        bent[3] ^= 1;

        assertThatThrownBy(() -> open().entries().open(one.key(), one.bytes(), new byte[] {9}, COMMITMENT))
                .hasMessageContaining("does not open under its key");
        assertThatThrownBy(() -> open().entries().open(one.key(), bent, HEADER, COMMITMENT))
                .hasMessageContaining("does not open under its key");
    }

    @Test
    void a_missing_a_wrong_and_an_open_master_key_are_refused_by_name() throws IOException {
        seal(open());
        String key = Files.readString(master());

        Files.delete(master());
        assertThatThrownBy(this::open)
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("Expected master key")
                .hasMessageContaining("is not there");

        write("00".repeat(32));
        assertThatThrownBy(this::open).hasMessageContaining("Restore the right key");

        write(key);
        Files.setPosixFilePermissions(master(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::open).hasMessageContaining("chmod 600");
    }

    @Test
    void a_lost_block_of_keys_is_no_erasure() throws IOException {
        Sealed one = seal(open());
        Sealed other = seal(open());
        Path block = home.resolve("keys/entries/" + "0".repeat(8 - one.key().indexOf('.'))
                + one.key().split("\\.")[0] + ".keys");
        Files.delete(block);

        assertThatThrownBy(() -> open().entries().open(one.key(), one.bytes(), HEADER, COMMITMENT))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("restore the folder of keys");
        assertThat(open().entries().open(other.key(), other.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
    }

    @Test
    void after_a_rotation_everything_opens_and_old_copies_of_the_blocks_open_nothing() throws IOException {
        Vault vault = open();
        Sealed one = seal(vault);
        byte[] row = vault.rows().seal(7, 1, CLEAR);
        List<Path> files = blocks();
        byte[] old = Files.readAllBytes(files.get(0));
        String before = Files.readString(master());

        Vault.Rotated rotated = Vault.rotate(settings(), Optional.empty(), "", new BlocksNeeded());

        assertThat(rotated.blocks()).isEqualTo(2);
        assertThat(Files.readString(master())).isNotEqualTo(before);
        assertThat(open().entries().open(one.key(), one.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
        assertThat(open().rows().open(7, 1, row)).hasValue(CLEAR);
        Files.write(files.get(0), old);
        assertThatThrownBy(this::open).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void a_rotation_that_was_interrupted_is_refused_at_the_start_and_ends_when_it_is_given_again() throws IOException {
        Sealed one = seal(open());
        Path block = blocks().get(0);
        byte[] old = Files.readAllBytes(block);
        Sealed two = seal(open());
        String before = Files.readString(master());
        Vault.rotate(settings(), Optional.empty(), "", new BlocksNeeded());
        // As it lay when the power went: one block done, one not, the new key beside the old one.
        String now = Files.readString(master());
        write(before);
        Path next = master().resolveSibling(master().getFileName() + ".next");
        Files.writeString(next, now);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
        Files.write(block, old);

        assertThatThrownBy(this::open).hasMessageContaining("give its command again");
        Vault.rotate(settings(), Optional.empty(), "", new BlocksNeeded());

        assertThat(open().entries().open(one.key(), one.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
        assertThat(open().entries().open(two.key(), two.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
        assertThat(next).doesNotExist();
    }

    @Test
    void a_destruction_that_was_interrupted_behind_its_draft_is_finished() throws IOException {
        Vault vault = open();
        Sealed one = seal(vault);
        Path block = blocks().get(0);
        byte[] before = Files.readAllBytes(block);
        vault.destroyEntryKeys(List.of(one.key()));
        Files.move(block, Overwrite.draft(block));
        Files.write(block, new byte[before.length]);

        Vault again = open();
        again.mend();

        assertThat(again.entries().open(one.key(), one.bytes(), HEADER, COMMITMENT))
                .isEmpty();
        assertThat(blocks()).containsExactly(block);
    }

    @Test
    void without_sealing_nothing_is_encrypted_and_what_was_stays_readable() throws IOException {
        Sealed one = seal(open());
        Vault plain = Vault.open(new VaultSettings(home.resolve("keys"), master(), "", false));

        assertThat(plain.entries().nextKey()).isEqualTo("none");
        assertThat(plain.entries().open(one.key(), one.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
        assertThat(plain.rows().open(3, 1, plain.rows().seal(3, 1, CLEAR))).hasValue(CLEAR);
    }

    @Test
    void a_rows_key_can_be_destroyed_alone() throws IOException {
        Vault vault = open();
        byte[] gone = vault.rows().seal(70_000, 1, CLEAR);
        byte[] kept = vault.rows().seal(70_001, 1, CLEAR);

        vault.rows().destroy(70_000);

        assertThat(open().rows().open(70_000, 1, gone)).isEmpty();
        assertThat(open().rows().open(70_001, 1, kept)).hasValue(CLEAR);
        assertThatThrownBy(() -> open().rows().open(70_001, 2, kept)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_same_bytes_are_sealed_twice_in_a_row_and_come_out_the_same() throws IOException {
        Vault vault = open();

        assertThat(vault.rows().seal(7, 1, CLEAR)).isEqualTo(vault.rows().seal(7, 1, CLEAR));
    }

    @Test
    void a_block_made_without_the_newest_one_does_not_take_its_name() throws IOException {
        Sealed lost = seal(open());
        Path block = blocks().get(0);
        Path aside = Files.move(block, home.resolve("aside"));
        Sealed other = seal(open());

        assertThat(block).doesNotExist();
        Files.move(aside, block);
        assertThat(reopen(lost)).hasValue(CLEAR);
        assertThat(reopen(other)).hasValue(CLEAR);
    }

    @Test
    void a_draft_that_may_be_the_only_copy_is_kept_and_refused_by_name() throws IOException {
        Sealed one = seal(open());
        Path block = blocks().get(0);
        Path draft = Overwrite.draft(block);
        byte[] before = Files.readAllBytes(block);
        master("second.key", "22".repeat(32));
        Vault.rotate(settings(), Optional.of(home.resolve("second.key")), "", new BlocksNeeded());
        // As it lay when the power went between the two steps: the file is zeros, its new bytes are in the draft.
        Files.move(block, draft);
        Files.write(block, new byte[before.length]);
        byte[] kept = Files.readAllBytes(draft);
        master("third.key", "33".repeat(32));

        assertThatThrownBy(
                        () -> Vault.rotate(settings(), Optional.of(home.resolve("third.key")), "", new BlocksNeeded()))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("again with the key it had");
        assertThat(draft).hasBinaryContent(kept);

        Vault.rotate(settings(), Optional.of(home.resolve("second.key")), "", new BlocksNeeded());
        Vault now = Vault.open(new VaultSettings(home.resolve("keys"), home.resolve("second.key"), "", true));
        assertThat(now.entries().open(one.key(), one.bytes(), HEADER, COMMITMENT))
                .hasValue(CLEAR);
    }

    @Test
    void a_torn_draft_of_a_whole_block_is_thrown_away_and_one_of_a_broken_block_is_not() throws IOException {
        Sealed one = seal(open());
        Path block = blocks().get(0);
        Path draft = Overwrite.draft(block);
        Files.write(draft, new byte[5]);
        open().mend();

        assertThat(draft).doesNotExist();
        assertThat(reopen(one)).hasValue(CLEAR);

        Vault held = open();
        Files.write(draft, new byte[5]);
        byte[] bent = Files.readAllBytes(block);
        bent[bent.length - 1] ^= 1;
        Files.write(block, bent);
        assertThatThrownBy(held::mend).isInstanceOf(KeysUnavailable.class).hasMessageContaining("may be the only copy");
        assertThat(draft).exists();
    }

    @Test
    void another_key_is_refused_while_a_rotation_in_place_is_unfinished() throws IOException {
        seal(open());
        master("master.key.next", "22".repeat(32));
        master("third.key", "33".repeat(32));

        assertThatThrownBy(
                        () -> Vault.rotate(settings(), Optional.of(home.resolve("third.key")), "", new BlocksNeeded()))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("without --to");
    }

    @Test
    void a_leftover_of_the_present_key_is_not_taken_for_the_new_one() throws IOException {
        seal(open());
        Files.copy(master(), home.resolve("master.key.next"), StandardCopyOption.COPY_ATTRIBUTES);

        Vault.Rotated rotated = Vault.rotate(settings(), Optional.empty(), "", new BlocksNeeded());

        assertThat(rotated.now()).isNotEqualTo(rotated.before());
    }

    @Test
    void two_that_make_the_first_master_key_end_with_one() throws IOException {
        MasterKey first = new MasterFile(master(), "").make();
        MasterKey second = new MasterFile(master(), "").make();

        assertThat(second.id()).isEqualTo(first.id());
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(master());
        }
    }

    @Test
    void a_master_key_read_before_a_rotation_is_read_again_when_the_journal_is_held() throws IOException {
        seal(open());
        Vault early = open();
        Vault.rotate(settings(), Optional.empty(), "", new BlocksNeeded());

        early.mend();

        assertThat(early.masterId()).isEqualTo(open().masterId());
    }

    @Test
    void keys_of_one_block_destroyed_by_two_at_once_are_both_gone() throws IOException {
        Vault one = open();
        EntryCipher cipher = one.entries();
        String first = cipher.nextKey();
        String second = cipher.nextKey();
        byte[] lost = cipher.seal(first, CLEAR, HEADER, COMMITMENT);
        Vault other = open();
        other.entries().open(first, lost, HEADER, COMMITMENT);

        one.destroyEntryKeys(List.of(first));
        other.destroyEntryKeys(List.of(second));

        assertThat(open().entries().open(first, lost, HEADER, COMMITMENT)).isEmpty();
    }

    @Test
    void a_key_store_that_others_may_read_is_refused_too() throws IOException {
        Path store = Files.createFile(home.resolve("master.p12"));
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> new MasterFile(store, "").read()).hasMessageContaining("chmod 600");
    }

    @Test
    void a_rotation_without_a_block_that_the_journal_needs_is_refused_and_changes_nothing() throws IOException {
        Sealed one = seal(open());
        Sealed two = seal(open());
        BlocksNeeded needed = new BlocksNeeded();
        needed.add("none");
        needed.add(one.key());
        needed.add(two.key());
        Path block = block(one);
        byte[] bytes = Files.readAllBytes(block);
        Files.delete(block);
        String before = Files.readString(master());

        assertThatThrownBy(() -> Vault.rotate(settings(), Optional.empty(), "", needed))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("1 are not here")
                .hasMessageContaining(block.getFileName().toString());
        assertThat(Files.readString(master())).isEqualTo(before);

        Files.write(block, bytes);
        Vault.rotate(settings(), Optional.empty(), "", needed);
        assertThat(reopen(one)).hasValue(CLEAR);
    }

    @Test
    void the_key_of_a_purpose_is_another_for_each_and_the_same_after_a_restart_and_a_rotation() throws IOException {
        byte[] search = open().key(Purpose.SEARCH).orElseThrow();

        Vault.rotate(settings(), Optional.empty(), "", new BlocksNeeded());

        assertThat(open().key(Purpose.SEARCH)).hasValue(search);
        assertThat(open().key(Purpose.REPLAY).orElseThrow()).isNotEqualTo(search);
        assertThat(Vault.open(new VaultSettings(home.resolve("others"), master(), "", false))
                        .key(Purpose.SEARCH))
                .isEmpty();
    }

    @Test
    void a_sealed_line_says_nothing_opens_after_a_restart_and_under_no_other_purpose() throws IOException {
        LineKeys lines = open().lines(Purpose.REPLAY);
        String sealed = lines.seal("Nguyễn Thị Mẫu");

        assertThat(sealed).startsWith("sealed:").isNotEqualTo(lines.seal("Nguyễn Thị Mẫu"));
        assertThat(open().lines(Purpose.REPLAY).open(sealed)).isEqualTo("Nguyễn Thị Mẫu");
        assertThat(lines.open("written in clear")).isEqualTo("written in clear");
        assertThatThrownBy(() -> open().lines(Purpose.ORDERS).open(sealed)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> LineKeys.none().open(sealed)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> lines.open("sealed:!")).isInstanceOf(KeysUnavailable.class);
    }

    private Path block(Sealed sealed) {
        String number = sealed.key().split("\\.")[0];
        return home.resolve("keys/entries/" + "0".repeat(8 - number.length()) + number + ".keys");
    }

    private Optional<byte[]> reopen(Sealed sealed) {
        return open().entries().open(sealed.key(), sealed.bytes(), HEADER, COMMITMENT);
    }

    private void master(String name, String hex) throws IOException {
        Path file = Files.writeString(home.resolve(name), hex);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static final class Sealed {
        final String key;
        final byte[] bytes;

        Sealed(String key, byte[] bytes) {
            this.key = key;
            this.bytes = bytes;
        }

        String key() {
            return key;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private static Sealed seal(Vault vault) throws IOException {
        EntryCipher cipher = vault.entries();
        String key = cipher.nextKey();
        return new Sealed(key, cipher.seal(key, CLEAR, HEADER, COMMITMENT));
    }

    private Vault open() {
        return Vault.open(settings());
    }

    private VaultSettings settings() {
        return new VaultSettings(home.resolve("keys"), master(), "", true);
    }

    private Path master() {
        return home.resolve("master.key");
    }

    private void write(String text) throws IOException {
        Files.deleteIfExists(master());
        Files.writeString(master(), text);
        Files.setPosixFilePermissions(master(), PosixFilePermissions.fromString("rw-------"));
    }

    private List<Path> blocks() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("keys/entries"))) {
            return List.copyOf(new TreeSet<>(files.toList()));
        }
    }
}
