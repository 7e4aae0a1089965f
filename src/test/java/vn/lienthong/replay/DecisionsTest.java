package vn.lienthong.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Glance;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.workbench.Copy;

/** What would have been decided otherwise, and where dossiers would stand, beside what would have been read otherwise. */
class DecisionsTest {
    private static final String CODE = "tep-hai-phong";

    @TempDir
    private Path home;

    private Kept kept;

    @BeforeEach
    void fill() throws IOException {
        kept = new Kept(home);
        kept.activate(CODE);
    }

    @AfterEach
    void close() {
        kept.close();
    }

    @Test
    void a_record_that_reads_the_same_is_no_news_where_the_one_before_it_could_not_be_read() throws IOException {
        kept.change(CODE, "export.csv", "Chờ bổ sung", "Đang xử lý");
        kept.deliver(CODE, "export.csv");
        kept.change(CODE, "export.csv", "17:00;;Đang xử lý", "17:00;;Chờ bổ sung");
        kept.deliver(CODE, "export.csv");
        kept.change(CODE, "export.csv", "Chờ bổ sung", "Đang xử lý");
        kept.deliver(CODE, "export.csv");
        Run pinned = run("");
        assertThat(pinned.isIdentical()).as(pinned.toString()).isTrue();

        Copy.change(status(), "Chờ bổ sung,5,,,,\n", "");
        Run run = run("current");

        assertThat(run.different()).isEqualTo(2);
        assertThat(causes(run))
                .contains(
                        "problem-new CODE_UNKNOWN TrangThaiHoSo [4:2]",
                        "decision news → problem CODE_UNKNOWN [4:2]",
                        "decision news → unchanged [5:2]");
        assertThat(causes(run)).noneMatch(cause -> cause.startsWith("stands"));
        List<Difference> found = kept.runs().list(run, one -> true, 0, 10);
        assertThat(found).hasSize(2);
        assertThat(found.get(1).parts().get(0)).isEqualTo(new Difference.Change("decision", "", "news", "unchanged"));
        assertThat(found).allSatisfy(one -> assertThat(one.dossier()).isNotEmpty());
    }

    @Test
    void a_dossier_that_would_stand_elsewhere_in_the_end_is_a_cause_of_its_own() throws IOException {
        kept.deliver(CODE, "export.csv");
        Copy.change(status(), "Chờ bổ sung,5", "Chờ bổ sung,6");

        Run run = run("current");

        assertThat(causes(run)).contains("stands 5 → 6 [3:2]");
        assertThat(kept.runs().list(run, one -> true, 0, 10).get(0).parts())
                .contains(new Difference.Change("value", "TrangThaiHoSo", "5", "6"));
    }

    @Test
    void what_the_portal_could_not_take_is_told_with_its_code() throws IOException {
        kept.deliver(CODE, "export.csv");
        Path mapping = kept.mappings().resolve(CODE).resolve("mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping).replaceFirst("\n      ChuHoSo: [^\n]*", ""));

        assertThat(causes(run("current"))).anyMatch(cause -> cause.startsWith("decision news → held REQUIRED_MISSING"));
    }

    @Test
    void the_state_before_and_beside_what_is_asked_for_is_read_and_not_counted() throws IOException {
        kept.deliver(CODE, "export.csv");
        kept.deliver(CODE, "export.csv");
        Copy.change(status(), "Chờ bổ sung,5", "Chờ bổ sung,6");

        Run run = run("current", "2026-11-01T00:03:00Z");

        // Believed was what was read then: with the other table the second record, which says the same, is news.
        assertThat(run.deliveries()).isEqualTo(1);
        assertThat(run.total()).isEqualTo(1);
        assertThat(causes(run)).contains("value TrangThaiHoSo 5 → 6 [4:2]", "decision unchanged → news [4:2]");
        assertThat(kept.replay("--readings", "--mapping", "current", "--source", CODE)
                        .text())
                .doesNotContain("decision")
                .contains("2 differences");
    }

    @Test
    void a_release_is_decided_at_its_place_with_both_versions() throws IOException {
        Copy.change(status(), "Chờ bổ sung,5,,,,\n", "");
        kept.activate(CODE);
        long failing = kept.deliver(CODE, "export.csv");
        Copy.change(status(), "Đang xử lý,4", "Chờ bổ sung,5,,,,\nĐang xử lý,4");
        kept.activate(CODE);
        kept.release(failing + ":2");
        Run pinned = run("");
        assertThat(pinned.isIdentical()).as(pinned.toString()).isTrue();

        Run run = run("current");

        // With the whole table from the beginning the record was news when it came, and its release says nothing more.
        assertThat(causes(run))
                .contains(
                        "decision problem CODE_UNKNOWN → news [" + failing + ":2]",
                        "decision news → released [" + failing + ":2]");
        assertThat(causes(run)).noneMatch(cause -> cause.startsWith("stands"));
    }

    @Test
    void what_was_sent_then_and_is_no_news_when_it_is_decided_again_is_a_difference_with_the_pinned_versions()
            throws IOException {
        String number = "H56.98-261009-0009";
        long first = kept.deliver(CODE, "export.csv");
        long second = kept.deliver(CODE, "export.csv");
        kept.sent(number, new Version(first, 2));
        assertThat(run("").isIdentical()).isTrue();

        kept.sent(number, new Version(second, 2));

        Run run = run("");
        assertThat(run.isIdentical()).isFalse();
        assertThat(causes(run)).containsExactly("sent unchanged [" + second + ":2]");
    }

    @Test
    void of_more_dossiers_than_the_memory_holds_it_is_said_how_many_records_were_not_decided() throws IOException {
        kept.deliver(CODE, "export.csv");
        Replay small = new Replay(
                Glance.at(home.resolve("data/journal")),
                kept.runs(),
                Clock.systemUTC(),
                1,
                status -> Optional.empty(),
                100,
                1);

        Run run = small.begin(asked("", ""), Map.of(), none -> {});

        assertThat(run.undecided()).isEqualTo(2);
        assertThat(run.records()).isEqualTo(3);
    }

    private Run run(String mapping) throws IOException {
        return run(mapping, "");
    }

    private Run run(String mapping, String from) throws IOException {
        Replay replay = new Replay(
                Glance.at(home.resolve("data/journal")), kept.runs(), Clock.systemUTC(), 2, DecisionsTest::obstacle);
        Map<String, Bundle> instead = mapping.isEmpty() ? Map.of() : Map.of(CODE, Bundle.load(kept.mappings(), CODE));
        return replay.begin(asked(mapping, from), instead, none -> {});
    }

    /** A portal that wants a name and nothing else. */
    private static Optional<Problem> obstacle(DossierStatus status) {
        return status.applicant().name() == null
                ? Optional.of(new Problem(ProblemCode.REQUIRED_MISSING, "ChuHoSo", "Cần tên", "Expected a name"))
                : Optional.empty();
    }

    private Asked asked(String mapping, String from) {
        String id = kept.runs().name(Clock.systemUTC().instant());
        return new Asked(id, "2026-11-22T01:00:00Z", "", "", from, "", mapping.isEmpty() ? "pinned" : mapping, true);
    }

    private static List<String> causes(Run run) {
        return run.causes().stream()
                .map(one -> one.what() + " " + one.cause() + " " + one.at())
                .toList();
    }

    private Path status() {
        return kept.mappings().resolve(CODE).resolve("codes/status.csv");
    }
}
