package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
    @TempDir
    private Path data;

    private House house;

    @BeforeEach
    void build() {
        house = new House(data);
    }

    @Test
    void a_checkpoint_is_the_root_of_all_leaves_signed_under_the_origin() {
        house.run((journal, evidence) -> {
            house.append(journal, 1, 300);
            house.now = house.now.plusSeconds(61);
            evidence.round();
            SignedNote note = evidence.checkpoint().orElseThrow();
            Checkpoint checkpoint = House.checkpoint(note).orElseThrow();
            Edge naive = new Edge();
            journal.list(0, 1_000, Long.MAX_VALUE)
                    .forEach(entry -> naive.add(
                            java.util.HexFormat.of().parseHex(entry.seal().leaf())));
            assertThat(checkpoint.size()).isEqualTo(301);
            assertThat(checkpoint.rootBytes()).isEqualTo(naive.root());
            assertThat(checkpoint.origin()).isEqualTo("lienthong.example.vn/nhat-ky");
            assertThat(checkpoint.at()).contains(house.now);
            assertThat(note.isSignedBy(house.keys().get(0))).isTrue();
        });
    }

    @Test
    void checkpoints_come_by_time_and_by_number_and_never_without_news() {
        house.settings = house.settings.withCheckpoints(Duration.ofSeconds(60), 100);
        house.run((journal, evidence) -> {
            evidence.round();
            assertThat(evidence.status().signed()).as("the first at once").isEqualTo(1);
            house.append(journal, 1, 50);
            evidence.round();
            assertThat(evidence.status().signed()).isEqualTo(1);
            house.append(journal, 51, 50);
            evidence.round();
            assertThat(evidence.status().signed()).as("by number").isEqualTo(101);
            house.append(journal, 101, 1);
            house.now = house.now.plusSeconds(60);
            evidence.round();
            assertThat(evidence.status().signed()).as("by time").isEqualTo(102);
            house.now = house.now.plusSeconds(600);
            evidence.round();
            assertThat(evidence.status().signed()).as("no news").isEqualTo(102);
        });
    }

    @Test
    void a_restart_goes_on_behind_the_last_checkpoint_with_hashes_made_again_if_they_are_lost() throws IOException {
        house.deliver(1, 700);
        house.deliver(701, 50);
        House.delete(data.resolve("evidence/tree"));
        house.deliver(751, 50);
        Files.write(data.resolve("evidence/tree/tree-0"), new byte[320]);
        house.deliver(801, 50);
        AuditVerdict verdict = house.audit(house.trust());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.compared()).isEqualTo(4);
        assertThat(verdict.covered()).isEqualTo(851);
    }

    @Test
    void a_checkpoint_that_was_being_written_when_the_power_failed_is_cut() throws IOException {
        house.deliver(1, 10);
        byte[] whole = Files.readAllBytes(house.settings.checkpoints());
        byte[] next = house.checkpoint().whole().getBytes(StandardCharsets.UTF_8);
        for (int torn = 1; torn < next.length; torn++) {
            Files.write(house.settings.checkpoints(), whole);
            byte[] beginning = java.util.Arrays.copyOf(next, torn);
            Files.write(house.settings.checkpoints(), beginning, StandardOpenOption.APPEND);
            new CheckpointFile(house.settings.checkpoints()).mend();
            assertThat(Files.readAllBytes(house.settings.checkpoints()))
                    .as("torn behind %d bytes", torn)
                    .isEqualTo(whole);
        }
    }

    @Test
    void another_journal_in_the_place_of_the_signed_one_is_never_signed() throws IOException {
        house.deliver(1, 20);
        SignedNote signed = house.checkpoint();
        house.rewrite(drafts -> drafts.remove(5));
        house.run((journal, evidence) -> {
            evidence.round();
            assertThat(evidence.status().state()).isEqualTo(EvidenceState.CUT);
            house.append(journal, 21, 20);
            house.now = house.now.plus(Duration.ofHours(1));
            for (int i = 0; i < 5; i++) {
                evidence.round();
            }
            assertThat(evidence.status().state()).isIn(EvidenceState.FORKED, EvidenceState.CUT);
        });
        house.run((journal, evidence) -> {
            for (int i = 0; i < 5; i++) {
                evidence.round();
            }
            assertThat(evidence.status().state()).isEqualTo(EvidenceState.FORKED);
        });
        assertThat(house.checkpoint()).isEqualTo(signed);
    }

    @Test
    void a_clock_before_the_last_checkpoint_is_waited_for_and_said() {
        house.deliver(1, 5);
        house.now = house.now.minus(Duration.ofHours(1));
        house.run((journal, evidence) -> {
            house.append(journal, 6, 5);
            evidence.round();
            assertThat(evidence.status().state()).isEqualTo(EvidenceState.CLOCK_BACK);
            house.now = house.now.plus(Duration.ofHours(2));
            evidence.round();
            assertThat(evidence.status().state()).isEqualTo(EvidenceState.SOUND);
            assertThat(evidence.status().signed()).isEqualTo(journal.last());
        });
    }

    @Test
    void a_key_that_took_over_signs_on_and_the_first_key_is_enough_to_verify_all() {
        house.deliver(1, 5);
        try (var journal = House.open(data)) {
            Signatory.rotate(house.settings, Optional.empty(), "chi-hoa", journal, house);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        house.deliver(6, 5);
        AuditVerdict verdict = house.audit(house.trust());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.covered()).isEqualTo(12);
        assertThat(house.checkpoint().isSignedBy(house.keys().get(1))).isTrue();
    }

    @Test
    void an_orderly_stop_signs_what_is_there_though_it_is_not_due() {
        House house = new House(data);
        house.deliver(1, 5);
        house.run((journal, evidence) -> {
            house.append(journal, 6, 3);
            evidence.seal();
            assertThat(evidence.status().signed()).isEqualTo(journal.last());
        });
    }

    @Test
    void the_copies_in_a_folder_elsewhere_are_whole_notes_and_a_folder_that_is_away_stops_nothing() throws IOException {
        Path elsewhere = Files.createDirectories(data.resolve("o-xa"));
        house.settings = house.settings.withAnchors(List.of(), Optional.of(elsewhere));
        house.run((journal, evidence) -> {
            evidence.round();
            evidence.copy();
            assertThat(evidence.status().anchored()).isEqualTo(1);
            Files.move(elsewhere, data.resolve("mat-ket-noi"));
            house.append(journal, 1, 3);
            house.now = house.now.plusSeconds(61);
            evidence.round();
            evidence.copy();
            assertThat(evidence.status().signed()).isEqualTo(4);
            assertThat(evidence.status().missing()).isEqualTo(1);
            assertThat(evidence.status().exposed()).isEqualTo(3);
            Files.move(data.resolve("mat-ket-noi"), elsewhere);
            evidence.copy();
            assertThat(evidence.status().missing()).isZero();
            assertThat(evidence.status().exposed()).isZero();
        });
        List<Long> sizes = new ArrayList<>();
        CheckpointFile.each(
                elsewhere.resolve("lienthong.example.vn_nhat-ky.checkpoints"),
                note -> sizes.add(
                        House.checkpoint(note.orElseThrow()).orElseThrow().size()));
        assertThat(sizes).containsExactly(1L, 4L);
    }
}
