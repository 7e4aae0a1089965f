package vn.lienthong.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a witness cosigns, and what it refuses; the hub's requests are carried by hand. */
class WitnessTest {
    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    @TempDir
    private Path copies;

    private House house;
    private Witness witness;

    @BeforeEach
    void a_hub_and_its_witness() throws IOException {
        house = new House(data);
        house.deliver(1, 10);
        witness = open();
        house.settings = house.settings.withAnchors(
                List.of(new WitnessAt(witness.publicKey(), URI.create("http://127.0.0.1:1/w/"))), Optional.empty());
    }

    @Test
    void what_continues_is_cosigned_and_the_hub_keeps_the_cosignature() {
        house.run((journal, evidence) -> {
            evidence.round();
            assertThat(evidence.status().exposed()).isEqualTo(11);
            carry(evidence);
            house.append(journal, 11, 5);
            house.now = house.now.plus(Duration.ofMinutes(2));
            evidence.round();
            assertThat(evidence.status().exposed()).isEqualTo(5);
            carry(evidence);
            assertThat(evidence.status().exposed()).isZero();
            assertThat(evidence.asks()).isEmpty();
            assertThat(evidence.checkpoint().orElseThrow().cosignedAt(witness.publicKey()))
                    .contains(house.now);
        });
        AuditTrust trust = new AuditTrust(List.of(house.keys().get(0)), List.of(witness.publicKey()), List.of());
        AuditVerdict verdict = house.audit(trust);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outside()).as("by the witness's key alone").isEqualTo(16);
        assertThat(verdict.exposed()).isZero();
        house.run(
                (journal, evidence) -> assertThat(evidence.status().anchored()).isEqualTo(16));
    }

    @Test
    void an_answer_that_got_lost_is_asked_for_again() {
        house.run((journal, evidence) -> {
            evidence.round();
            witness.add(evidence.asks().get(0).body());
            Ask again = evidence.asks().get(0);
            Witness.Answer answer = witness.add(again.body());
            assertThat(answer).isEqualTo(new Witness.Answer(409, "11\n"));
            evidence.heard(again, answer.status(), answer.body());
            carry(evidence);
            assertThat(evidence.status().anchored()).isEqualTo(11);
            assertThat(evidence.status().missing()).isZero();
        });
    }

    @Test
    void a_hub_that_was_set_back_is_told_so_even_if_its_files_all_agree() {
        House past = new House(house.copy(copies.resolve("cu")));
        past.settings = past.settings.withAnchors(house.settings.witnesses(), Optional.empty());
        past.now = house.now;
        house.run((journal, evidence) -> {
            house.append(journal, 11, 50);
            house.now = house.now.plus(Duration.ofMinutes(2));
            evidence.round();
            carry(evidence);
        });
        past.deliver(11, 20);
        past.run((journal, evidence) -> {
            evidence.round();
            carry(evidence);
            assertThat(evidence.status().missing()).isEqualTo(1);
            assertThat(evidence.status().anchors().get(0).failure().orElse("")).startsWith("witness-ahead");
            assertThat(evidence.status().state()).as("intake goes on").isEqualTo(EvidenceState.SOUND);
        });
    }

    @Test
    void a_fork_of_the_same_size_is_refused_after_a_restart_of_the_witness_too() throws IOException {
        House fork = new House(house.copy(copies.resolve("khac")));
        fork.settings = fork.settings.withAnchors(house.settings.witnesses(), Optional.empty());
        fork.now = house.now;
        fork.deliver(901, 5);
        house.deliver(11, 5);
        house.run((journal, evidence) -> {
            evidence.round();
            carry(evidence);
        });
        witness = open();
        fork.run((journal, evidence) -> {
            evidence.round();
            carry(evidence);
            carry(evidence);
            assertThat(evidence.status().anchors().get(0).failure().orElse("")).startsWith("fork");
            house.append(journal, 950, 5);
            fork.now = fork.now.plus(Duration.ofMinutes(9));
            evidence.round();
            Ask ask = evidence.asks().get(0);
            Witness.Answer answer = witness.add(ask.body());
            assertThat(answer.status()).as("a proof from another root").isEqualTo(422);
        });
    }

    @Test
    void strangers_and_nonsense_are_refused_by_the_right_number() throws IOException {
        House stranger = new House(Files.createDirectories(copies.resolve("la")));
        stranger.settings = stranger.settings.withName("khac.example.vn");
        stranger.deliver(1, 2);
        House thief = new House(Files.createDirectories(copies.resolve("trom")));
        thief.deliver(1, 2);
        String note = house.checkpoint().whole();
        assertThat(witness.add("old 0\n\n" + stranger.checkpoint().whole()).status())
                .isEqualTo(404);
        assertThat(witness.add("old 0\n\n" + thief.checkpoint().whole()).status())
                .isEqualTo(403);
        assertThat(witness.add("old 12\n\n" + note).status()).isEqualTo(400);
        assertThat(witness.add("old 5\n\n" + note)).isEqualTo(new Witness.Answer(409, "0\n"));
        assertThat(witness.add("old 0\nAAAA\n\n" + note).status()).isEqualTo(400);
        assertThat(witness.add("old 0\n" + "A".repeat(43) + "=\n\n" + note).status())
                .isEqualTo(422);
        for (String nonsense : List.of("", "\n\n", "old x\n\n" + note, note, "old 0\n" + note, "old 0\n\nx\n")) {
            assertThat(witness.add(nonsense).status()).as(nonsense).isEqualTo(400);
        }
        assertThat(witness.add("old 0\n\n" + note).status()).isEqualTo(200);
    }

    private void carry(Evidence evidence) throws IOException {
        for (int round = 0; round < 3; round++) {
            for (Ask ask : evidence.asks()) {
                assertThat(ask.witness().add()).hasToString("http://127.0.0.1:1/w/add-checkpoint");
                Witness.Answer answer = witness.add(ask.body());
                evidence.heard(ask, answer.status(), answer.body());
            }
        }
    }

    private Witness open() throws IOException {
        return Witness.open(elsewhere, "chung-nhan.example.vn", house.keys(), house);
    }
}
