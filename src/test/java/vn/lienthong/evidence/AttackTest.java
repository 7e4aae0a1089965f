package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * Somebody has all files of the hub, this program, and in the worst cases the private key. The auditor has the public key and one checkpoint that was
 * kept elsewhere. Each attack is found under its own word, relative to that checkpoint; what came after it is stated as exposed.
 */
class AttackTest {
    private static final int ANCHORED = 41;

    @TempDir
    private Path data;

    @TempDir
    private Path other;

    private House house;
    private AuditTrust auditor;

    @BeforeEach
    void a_hub_with_a_past() {
        house = new House(data);
        house.deliver(1, 20);
        house.deliver(21, 20);
        auditor = house.trust(house.checkpoint());
        house.deliver(41, 10);
    }

    @Test
    void nothing_was_done() {
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isIntact()).isTrue();
        assertThat(verdict.isComplete()).isTrue();
        assertThat(verdict.outside()).isEqualTo(ANCHORED);
        assertThat(verdict.exposed())
                .as("messages behind the checkpoint kept elsewhere")
                .isEqualTo(10);
    }

    @Test
    void without_any_checkpoint_nobody_can_say_that_it_is_complete() throws IOException {
        Files.delete(house.settings.checkpoints());
        AuditVerdict verdict = house.audit(house.trust());
        assertThat(verdict.isIntact()).isTrue();
        assertThat(verdict.isComplete()).isFalse();
        assertThat(verdict.exposed()).isEqualTo(51);
    }

    @Test
    void a_byte_is_edited_in_the_file() throws IOException {
        Path segment = segment();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 0x20;
        Files.write(segment, bytes);
        assertThatThrownBy(() -> house.audit(auditor))
                .as("the journal does not even open")
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("Expected message");
    }

    @Test
    void an_entry_is_edited_and_all_behind_it_chained_anew() {
        house.rewrite(drafts -> drafts.set(7, House.delivery(999, drafts.get(7).at())));
        AuditVerdict verdict = found(Flaw.REWRITTEN);
        assertThat(verdict.covered())
                .as("no checkpoint in front of it is touched")
                .isZero();
    }

    @Test
    void an_entry_between_two_checkpoints_is_edited() {
        house.rewriteBehind(
                30, drafts -> drafts.set(2, House.delivery(999, drafts.get(2).at())));
        AuditVerdict verdict = found(Flaw.REWRITTEN);
        assertThat(verdict.covered())
                .as("what is in front of it is still proved")
                .isEqualTo(21);
    }

    @Test
    void an_entry_is_deleted_and_the_rest_moved_up() {
        house.rewrite(drafts -> drafts.remove(9));
        AuditVerdict verdict = found(Flaw.REWRITTEN);
        assertThat(verdict.has(Flaw.TAIL_CUT))
                .as("one message less than was signed")
                .isTrue();
    }

    @Test
    void an_entry_is_inserted() {
        house.rewrite(drafts -> drafts.add(9, House.delivery(999, drafts.get(9).at())));
        found(Flaw.REWRITTEN);
    }

    @Test
    void two_entries_change_places() {
        house.rewrite(drafts -> Collections.swap(drafts, 11, 12));
        found(Flaw.REWRITTEN);
    }

    @Test
    void the_tail_is_cut_behind_the_anchor_with_the_checkpoints_left() throws IOException {
        house.cutBehind(45);
        AuditVerdict verdict = found(Flaw.TAIL_CUT);
        assertThat(verdict.isIntact())
                .as("integrity and completeness are two things")
                .isTrue();
        assertThat(verdict.isComplete()).isFalse();
    }

    @Test
    void the_tail_is_cut_before_the_anchor_and_the_checkpoints_with_it() throws IOException {
        house.cutBehind(21);
        keepCheckpoints(1);
        AuditVerdict verdict = found(Flaw.TAIL_CUT);
        assertThat(verdict.has(Flaw.SET_BACK)).isTrue();
        assertThat(verdict.isIntact()).isTrue();
    }

    @Test
    void everything_is_written_anew_and_signed_with_the_stolen_key() throws IOException {
        house.rewrite(drafts -> drafts.set(7, House.delivery(999, drafts.get(7).at())));
        House.delete(data.resolve("evidence/tree"));
        Files.delete(house.settings.checkpoints());
        house.run((journal, evidence) -> evidence.round());
        AuditVerdict alone = house.audit(house.trust());
        assertThat(alone.findings())
                .as("without the outside checkpoint this is perfect")
                .isEmpty();
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.has(Flaw.REWRITTEN)).isTrue();
        assertThat(verdict.has(Flaw.SET_BACK)).isTrue();
    }

    @Test
    void two_journals_are_shown_to_two_auditors() throws IOException {
        Path fork = house.copy(other.resolve("ban-sao"));
        House second = new House(fork);
        second.now = house.now;
        second.deliver(901, 5);
        house.deliver(51, 5);
        SignedNote shown = second.checkpoint();
        assertThat(House.checkpoint(shown).orElseThrow().size())
                .isEqualTo(House.checkpoint(house.checkpoint()).orElseThrow().size());
        AuditVerdict verdict = house.audit(house.trust(shown));
        assertThat(verdict.has(Flaw.FORK)).isTrue();
        assertThat(verdict.isComplete()).isFalse();
    }

    @Test
    void the_payloads_of_two_entries_are_swapped_in_the_file() throws IOException {
        house.swapContents(8, 9);
        AuditVerdict verdict = found(Flaw.CHANGED);
        assertThat(verdict.findings().get(0).position()).isEqualTo(8);
    }

    @Test
    void an_old_copy_is_put_back_and_goes_on_from_there() throws IOException {
        Path old = other.resolve("cu");
        House past = new House(old);
        past.deliver(1, 3);
        past.deliver(4, 60);
        Path copy = past.copy(other.resolve("sao-luu"));
        past.deliver(64, 40);
        AuditTrust kept = past.trust(past.checkpoint());
        House back = new House(copy);
        back.now = past.now.plus(Duration.ofHours(1));
        back.deliver(500, 80);
        AuditVerdict verdict = back.audit(kept);
        assertThat(verdict.has(Flaw.REWRITTEN)).isTrue();
        assertThat(verdict.has(Flaw.SET_BACK)).isTrue();
    }

    @Test
    void an_old_checkpoint_is_given_out_as_the_last_one() throws IOException {
        keepCheckpoints(1);
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.has(Flaw.SET_BACK)).isTrue();
        assertThat(verdict.isIntact()).isTrue();
    }

    @Test
    void an_entry_is_slipped_in_with_a_time_before_the_checkpoint_in_front_of_it() {
        house.run((journal, evidence) -> {
            journal.append(House.delivery(999, house.now.minus(Duration.ofDays(2))))
                    .join();
            house.now = house.now.plus(Duration.ofMinutes(2));
            evidence.round();
        });
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.findings()).extracting(AuditFinding::flaw).containsExactly(Flaw.CLOCK_BACK);
        assertThat(verdict.findings().get(0).position()).isEqualTo(52);
    }

    @Test
    void another_key_signs_everything_anew() throws IOException {
        // What the journal itself says of the first key has to go too: beside it no other key is made.
        house.rewrite(drafts -> drafts.removeIf(draft -> draft.kind() == Kind.DECISION));
        House.delete(data.resolve("evidence"));
        Files.delete(house.settings.keyFile());
        house.run((journal, evidence) -> evidence.round());
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.has(Flaw.UNKNOWN_KEY)).isTrue();
    }

    @Test
    void another_key_takes_over_without_the_old_one() throws IOException {
        Files.delete(house.settings.keyFile());
        try (var journal = House.open(data)) {
            Signatory.rotate(house.settings, Optional.empty(), "ke-gian", journal, house);
        }
        house.deliver(51, 5);
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.has(Flaw.KEY_NOT_ENDORSED)).isTrue();
        assertThat(verdict.has(Flaw.UNKNOWN_KEY)).isTrue();
    }

    @Test
    void an_entry_is_emptied_in_the_name_of_an_erasure() {
        house.rewrite(drafts -> {
            Draft was = drafts.get(7);
            drafts.set(
                    7, new Draft(was.kind(), was.party(), was.at(), was.contentType(), was.facts(), Payload.empty()));
            drafts.add(new Draft(
                    Kind.DECISION,
                    "chi-hoa",
                    house.now,
                    "application/json",
                    Map.of("action", "erase", "position", "8"),
                    Payload.ofText("{\"why\":\"x\"}")));
        });
        found(Flaw.REWRITTEN);
    }

    @Test
    void the_file_of_checkpoints_is_filled_with_something_else() throws IOException {
        Files.writeString(house.settings.checkpoints(), "day khong phai diem chot\n");
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.has(Flaw.UNREADABLE)).isTrue();
        assertThat(verdict.has(Flaw.SET_BACK)).isTrue();
    }

    @Test
    void a_range_is_proved_by_the_checkpoints_around_it_alone() {
        AuditVerdict verdict = house.audit(auditor, 25, 30);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.compared()).isEqualTo(1);
        assertThat(verdict.covered()).isEqualTo(ANCHORED);
        house.rewrite(
                drafts -> drafts.set(27, House.delivery(999, drafts.get(27).at())));
        AuditVerdict broken = house.audit(auditor, 25, 30);
        assertThat(broken.has(Flaw.REWRITTEN)).isTrue();
    }

    private AuditVerdict found(Flaw flaw) {
        AuditVerdict verdict = house.audit(auditor);
        assertThat(verdict.findings()).extracting(AuditFinding::flaw).contains(flaw);
        assertThat(verdict.exposed()).isNotNegative();
        return verdict;
    }

    private void keepCheckpoints(int many) throws IOException {
        java.util.List<String> notes = new java.util.ArrayList<>();
        CheckpointFile.each(
                house.settings.checkpoints(),
                note -> notes.add(note.orElseThrow().whole()));
        Files.writeString(house.settings.checkpoints(), String.join("", notes.subList(0, many)));
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
