package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.SignedNote;
import vn.lienthong.evidence.Witness;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.witness.WitnessServer;

/** From a running hub to an auditor's verdict, with a witness over HTTP in between. */
class AWitnessRemembersTheJournalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void a_cut_tail_is_seen_against_the_checkpoint_that_a_witness_cosigned() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(folder)) {
                assertThat(hub.journal().last()).isPositive();
            }
            String key = HubHere.command(folder, "journal", "key").out().strip();
            Witness witness = Witness.open(
                    elsewhere,
                    "chung-nhan.example.vn",
                    List.of(NoteKey.read(key).orElseThrow()),
                    Clock.systemUTC());
            SignedNote note = cosigned(place, witness);
            Path kept = Files.writeString(elsewhere.resolve("giu-lai"), note.whole());

            HubHere.Said fine =
                    HubHere.command(folder, "journal", "verify", "--key", key, "--checkpoint", kept.toString());
            assertThat(fine.out()).contains("Intact: messages 1 to", "Complete: fits", "messages/s");
            assertThat(fine.code()).isZero();

            cut(folder.resolve("data/journal"), size(note) - 2);
            HubHere.Said cut =
                    HubHere.command(folder, "journal", "verify", "--key", key, "--checkpoint", kept.toString());
            assertThat(cut.out()).contains("Intact: messages 1 to", "tail-cut", "the last 2 are gone", "Not complete");
            assertThat(cut.code()).isEqualTo(1);
        }
    }

    /** A hub with that witness, until the last checkpoint that anybody can fetch carries its cosignature. */
    private SignedNote cosigned(Workplace place, Witness witness) throws Exception {
        try (WitnessServer server = WitnessServer.start(witness, "127.0.0.1", 0)) {
            Files.writeString(
                    place.home.resolve("hub.properties"),
                    "evidence.checkpoint-seconds=1\nevidence.witness.mot.url=" + server.uri()
                            + "\nevidence.witness.mot.key="
                            + witness.publicKey().line() + "\n",
                    StandardOpenOption.APPEND);
            try (HubHere hub = HubHere.start(folder)) {
                for (int i = 0; i < 5; i++) {
                    hub.journal()
                            .append(new Draft(
                                    Kind.INTERVAL,
                                    Workplace.SOURCE,
                                    Clock.systemUTC().instant(),
                                    "text/plain",
                                    java.util.Map.of(),
                                    Payload.empty()))
                            .join();
                }
                HubClient client = new HubClient(hub.address());
                return await().atMost(PATIENCE)
                        .until(
                                () -> SignedNote.read(
                                                client.get("/api/v1/checkpoint").body())
                                        .filter(note ->
                                                size(note) == hub.journal().last())
                                        .filter(note -> note.isSignedBy(witness.publicKey()))
                                        .orElse(null),
                                note -> note != null);
            }
        }
    }

    private static long size(SignedNote note) {
        return Long.parseLong(note.text().lines().skip(1).findFirst().orElseThrow());
    }

    /** The same entries from the first on, but for the last ones. */
    private static void cut(Path journal, long keep) throws IOException {
        Path file = journal.resolve("00000000000000000001.seg");
        byte[] bytes = Files.readAllBytes(file);
        int at = 68;
        for (long entry = 0; entry < keep; entry++) {
            at += 12 + java.nio.ByteBuffer.wrap(bytes).getInt(at + 4);
        }
        Files.write(file, java.util.Arrays.copyOf(bytes, at));
        Files.deleteIfExists(journal.resolve("00000000000000000001.idx"));
        try (Journal open = SegmentJournal.open(journal, JournalSettings.defaults())) {
            assertThat(open.last()).isEqualTo(keep);
        }
    }
}
