package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Design decision 1: the journal is the truth. What can be deleted can be made again, to the last row. */
class RebuildTest {
    private static final int DOSSIERS = 40;
    private static final int POISONED = 7;

    @TempDir
    private Path folder;

    @Test
    void a_ledger_made_again_from_the_journal_has_the_same_rows_in_every_table() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults().withPoison(Set.of(Records.number(POISONED))))) {
            Workplace place = Workplace.at(folder, portal.uri().toString()).impatient();
            place.with("portal.batch", "8");
            List<String> problems = faultsRefusalsAndProblems(place, portal);
            changeMapping(place);
            decide(place, portal, problems);
            Map<String, List<String>> lived = HubHere.dump(place.home);
            assertThat(lived.values().stream().mapToInt(List::size).sum()).isGreaterThan(4 * DOSSIERS);

            HubHere.deleteLedger(place.home);
            assertThat(HubHere.ledgerFiles(place.home)).isEmpty();
            HubHere.Said rebuilt = HubHere.command(place.home, "rebuild");
            assertThat(rebuilt.code()).as(rebuilt.err()).isZero();
            Map<String, List<String>> again = HubHere.dump(place.home);

            assertThat(again.keySet()).isEqualTo(lived.keySet());
            lived.forEach(
                    (table, rows) -> assertThat(again.get(table)).as(table).isEqualTo(rows));
            HubHere.Said compared = HubHere.command(place.home, "rebuild", "--compare");
            assertThat(compared.code()).as(compared.out()).isZero();
            assertThat(compared.out()).contains("rows, equal").doesNotContain("DIFFERENT");
        }
    }

    @Test
    void a_rebuild_waits_as_was_done_then_whatever_the_files_say_now() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            portal.faultsOnlyFor(Set.of("DongBoHoSoMC", "TraCuuHoSo"));
            portal.set(Fault.HTML_PERCENT, 100);
            Workplace place = Workplace.at(folder, portal.uri().toString());
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                Post.records(hub.address(), key, Records.array(List.of(Records.record(1, 4))));
                org.awaitility.Awaitility.await()
                        .atMost(java.time.Duration.ofSeconds(20))
                        .until(() -> hub.journal().list(0, 1_000, Long.MAX_VALUE).stream()
                                .anyMatch(
                                        entry -> "UNKNOWN".equals(entry.facts().get("outcome"))));
            }
            Path file = place.home.resolve("routes/failures.yaml");
            Files.writeString(file, Files.readString(file).replace("first: PT1S", "first: PT17S"));
            HubHere.Said compared = HubHere.command(place.home, "rebuild", "--compare");
            assertThat(compared.code()).as(compared.out()).isZero();
        }
    }

    /** Half of all answers is lost or refused; one dossier is poisoned, one record has a word that no table knows. */
    private static List<String> faultsRefusalsAndProblems(Workplace place, Sandbox portal) throws Exception {
        portal.faultsOnlyFor(Set.of("DongBoHoSoMC", "CapNhatTienDoHoSoMC"));
        portal.set(Fault.DROP_AFTER_PERCENT, 15);
        portal.set(Fault.DROP_BEFORE_PERCENT, 10);
        portal.set(Fault.HTML_PERCENT, 10);
        portal.set(Fault.REFUSE_NEXT, 2);
        try (HubHere hub = HubHere.start(place.home)) {
            String key = hub.keys().issue(Workplace.SOURCE);
            Pusher pusher = new Pusher(key);
            pusher.plan(DOSSIERS, 10);
            pusher.push(hub.address());
            String unknown =
                    Records.record(DOSSIERS, 4).replace("\"TrangThaiHoSo\":\"4\"", "\"TrangThaiHoSo\":\"dang\"");
            String stale = Records.record(0, 4);
            assertThat(Post.records(hub.address(), key, Records.array(List.of(unknown, stale))))
                    .isEqualTo(202);
            Settled.awaitEnded(hub, portal, 4L * DOSSIERS + 2);
            List<String> names = new ArrayList<>();
            for (ProblemRow row : hub.ledger().problems(ProblemQuery.open(100))) {
                names.add(new ProblemKey(row.position(), row.index(), row.part()).toString());
            }
            assertThat(names).hasSizeGreaterThanOrEqualTo(2);
            return names;
        } finally {
            portal.clearFaults();
        }
    }

    /** What the source writes as "dang" means 4 from now on. */
    private static void changeMapping(Workplace place) throws Exception {
        Path mapping = place.home.resolve("mappings").resolve(Workplace.SOURCE);
        Path file = mapping.resolve("mapping.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "TrangThaiHoSo: { from: TrangThaiHoSo, required: true }",
                                "TrangThaiHoSo: { from: TrangThaiHoSo, code: status, required: true }"));
        StringBuilder codes = new StringBuilder("source,canonical,label,note,from,to\ndang,4,,,,\n");
        for (int status = 1; status <= 10; status++) {
            codes.append(status).append(',').append(status).append(",,,,\n");
        }
        Files.writeString(mapping.resolve("codes/status.csv"), codes.toString());
    }

    /** One problem is discarded, the others released; what the mapping now understands goes to the portal. */
    private static void decide(Workplace place, Sandbox portal, List<String> problems) throws Exception {
        List<String> release = new ArrayList<>(List.of("problems", "release"));
        release.addAll(problems);
        release.addAll(List.of("--why", "mended"));
        HubHere.Said said = HubHere.command(place.home, release.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        try (HubHere hub = HubHere.start(place.home)) {
            String broken = Records.record(DOSSIERS + 1, 4).replace("\"MaHoSo\"", "\"MaHoSoKhongDung\"");
            String key = hub.keys().issue(Workplace.SOURCE);
            assertThat(Post.records(hub.address(), key, Records.array(List.of(broken))))
                    .isEqualTo(202);
            Settled.awaitEnded(hub, portal, 4L * DOSSIERS + 3);
            assertThat(portal.statuses())
                    .containsEntry(Records.number(POISONED), "10")
                    .containsEntry(Records.number(DOSSIERS), "4");
            assertThat(hub.journal().list(0, 100_000, Long.MAX_VALUE))
                    .filteredOn(entry ->
                            entry.kind() == Kind.ACTIVATION && entry.party().equals(Workplace.SOURCE))
                    .hasSize(2);
            assertThat(hub.ledger().totals().openProblems()).isEqualTo(1);
        }
        HubHere.Said listed = HubHere.command(place.home, "problems", "list");
        String name = listed.out().split(" ")[0];
        assertThat(HubHere.command(place.home, "problems", "discard", name, "--why", "a test")
                        .code())
                .isZero();
    }
}
