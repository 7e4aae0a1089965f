package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Design decision 1: a ledger that is missing or broken is made again at start; one that knows more is not believed. */
class LedgerAheadOfTheJournalTest {
    private static final int DOSSIERS = 30;
    private static final long SEED = 34;

    @TempDir
    private Path folder;

    @Test
    void a_hub_whose_journal_lost_its_tail_refuses_to_start_and_says_what_to_do() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = lived(portal);
            cutTail(place);
            HubHere.Said said = HubHere.command(place.home, "run", "--port", "0");
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err())
                    .contains("Expected the journal to reach message", "its tail was cut", "'rebuild'")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void a_missing_ledger_is_made_again_at_start_with_the_door_open() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = lived(portal);
            HubHere.deleteLedger(place.home);
            goesOn(place, portal);
            assertThat(setAside(place)).isEmpty();
        }
    }

    @Test
    void a_ledger_of_garbage_is_set_aside_and_made_again_at_start() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = lived(portal);
            byte[] garbage = new byte[64 * 1024];
            new Random(SEED).nextBytes(garbage);
            for (Path file : HubHere.ledgerFiles(place.home)) {
                Files.write(file, garbage);
            }
            goesOn(place, portal);
            assertThat(setAside(place)).isNotEmpty();
        }
    }

    @Test
    void a_ledger_broken_in_its_middle_is_set_aside_and_made_again_at_start() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = lived(portal);
            byte[] garbage = new byte[4096];
            new Random(SEED).nextBytes(garbage);
            for (Path file : HubHere.ledgerFiles(place.home)) {
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    for (long at = 3 * 4096; at < bytes.length(); at += 8192) {
                        bytes.seek(at);
                        bytes.write(garbage);
                    }
                }
            }
            goesOn(place, portal);
        }
    }

    /** A hub that has delivered everything and was stopped. */
    private Workplace lived(Sandbox portal) throws Exception {
        Workplace place = Workplace.at(folder, portal.uri().toString());
        try (HubHere hub = HubHere.start(place.home)) {
            Pusher pusher = new Pusher(hub.keys().issue(Workplace.SOURCE));
            pusher.plan(DOSSIERS, 5);
            pusher.push(hub.address());
            Settled.await(hub, portal, 4L * DOSSIERS);
        }
        return place;
    }

    /** Takes deliveries from the first moment, ends with what it knew and what is new, and sends nothing again. */
    private static void goesOn(Workplace place, Sandbox portal) throws Exception {
        long calls = portal.report().callsByService().get("DongBoHoSoMC");
        try (HubHere hub = HubHere.start(place.home)) {
            String key = hub.keys().issue(Workplace.SOURCE);
            assertThat(Post.records(hub.address(), key, Records.array(List.of(Records.record(DOSSIERS, 4)))))
                    .isEqualTo(202);
            Settled.await(hub, portal, 4L * DOSSIERS + 1);
            assertThat(hub.ledger().totals().account().settled()).isEqualTo(4L * DOSSIERS + 1);
            assertThat(portal.report().duplicates()).isZero();
            assertThat(portal.report().callsByService().get("DongBoHoSoMC"))
                    .as("dossier calls for the one that is new")
                    .isEqualTo(calls + 1);
        }
        // Of the stopped hub: while it runs, the catalogue may still come.
        Map<String, List<String>> lived = HubHere.dump(place.home);
        HubHere.deleteLedger(place.home);
        assertThat(HubHere.dump(place.home)).isEqualTo(lived);
    }

    private static List<Path> setAside(Workplace place) throws IOException {
        try (Stream<Path> files = Files.list(place.data())) {
            return files.filter(file -> file.getFileName().toString().contains("set-aside"))
                    .toList();
        }
    }

    private static void cutTail(Workplace place) throws IOException {
        Path last;
        try (Stream<Path> files = Files.list(place.data().resolve("journal"))) {
            last = files.filter(file -> file.toString().endsWith(".seg"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(last.toFile(), "rw")) {
            bytes.setLength(bytes.length() * 9 / 10);
        }
    }
}
