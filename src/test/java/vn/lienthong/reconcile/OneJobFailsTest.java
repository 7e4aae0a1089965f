package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;

/** A job whose piece throws, or ends the process, each time is given up with a name; a store that is away is no reason for that. */
class OneJobFailsTest {
    private static final String DAY = "2026-10-12";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-13T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path data;

    private JdbcConnectionPool pool;
    private Ledger ledger;
    private RuntimeException thrown = new IllegalStateException("Nguyễn Văn Mẫu");

    @BeforeEach
    void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + data.getFileName() + ";DB_CLOSE_DELAY=-1", "sa", "");
        ledger = Ledger.open(
                pool, LedgerSettings.DEFAULT, status -> Optional.empty(), (agency, begun, at) -> Optional.of("H60"));
    }

    @AfterEach
    void close() {
        ledger.close();
        pool.dispose();
    }

    @Test
    void a_job_that_throws_each_time_ends_with_code_place_and_sentence_and_its_statement_says_so() throws Exception {
        Jobs jobs = new Jobs(data);
        Job ended = run(jobs, begin(jobs), () -> {});

        assertThat(ended.isEnded()).isTrue();
        assertThat(ended.agrees()).isFalse();
        Setbacks why = ended.setbacks();
        assertThat(why.code()).isEqualTo("reconcile-failed");
        assertThat(why.place()).contains("COMPARE_SOURCE", "IllegalStateException", "OneJobFailsTest");
        assertThat(why.vi() + why.en()).contains("COMPARE_SOURCE").doesNotContain("Mẫu");
        assertThat(jobs.listOpen()).isEmpty();
        Statements statements = new Statements(data, text -> Optional.empty());
        JsonNode statement = new ObjectMapper()
                .readTree(statements.findJson(ended.statements().get(0)).orElseThrow());
        assertThat(statement.path("failed").path("code").asText()).isEqualTo("reconcile-failed");
        assertThat(statement.path("agrees").asBoolean()).isFalse();
        assertThat(statements.findPage(ended.statements().get(0)).orElseThrow())
                .contains("KHÔNG ĐỐI SOÁT ĐƯỢC / NOT RECONCILED", "reconcile-failed")
                .doesNotContain("Mẫu");
    }

    @Test
    void a_piece_that_ends_the_process_each_time_is_not_begun_for_ever() {
        begin(new Jobs(data));
        for (int i = 0; i < Setbacks.MOST; i++) {
            // Nobody is there to say that it failed: the process is gone, and all begins from the files.
            Jobs jobs = new Jobs(data);
            assertThatThrownBy(() -> reconciler(jobs).step(jobs.listOpen().get(0)))
                    .isSameAs(thrown);
        }
        Jobs jobs = new Jobs(data);
        reconciler(jobs).step(jobs.listOpen().get(0));

        assertThat(new Jobs(data).listOpen()).isEmpty();
        assertThat(jobs.findLast("mot-cua").orElseThrow().setbacks().code()).isEqualTo("reconcile-cut-off");
    }

    @Test
    void a_store_that_is_away_ends_no_job_and_what_comes_to_an_end_counts_from_the_beginning() {
        thrown = away();
        Jobs jobs = new Jobs(data);
        int[] rounds = {0};
        Job ended = run(jobs, begin(jobs), () -> {
            if (++rounds[0] == 3 * Setbacks.MOST) {
                thrown = null;
            }
        });

        assertThat(ended.phase()).isEqualTo(Job.Phase.DONE);
        assertThat(ended.setbacks()).isEqualTo(Setbacks.NONE);
    }

    /** What a journal says that can take nothing. */
    private RuntimeException away() {
        Journal journal = SegmentJournal.open(data.resolve("journal"), JournalSettings.defaults());
        journal.close();
        try {
            journal.append(new Draft(Kind.DECISION, "an", CLOCK.instant(), "text/plain", Map.of(), Payload.empty()))
                    .join();
            throw new AssertionError("Expected a journal that is closed to take nothing");
        } catch (JournalUnavailable e) {
            return e;
        } catch (CompletionException e) {
            return (JournalUnavailable) e.getCause();
        }
    }

    @Test
    void who_asks_again_begins_anew() {
        Jobs jobs = new Jobs(data);
        run(jobs, begin(jobs), () -> {});
        thrown = null;

        assertThat(run(jobs, begin(jobs), () -> {}).phase()).isEqualTo(Job.Phase.DONE);
    }

    /** As the loop does it. */
    private Job run(Jobs jobs, Job begun, Runnable each) {
        Reconciler reconciler = reconciler(jobs);
        String id = begun.request().id();
        for (int i = 0; i < 100 && !jobs.find(id).orElseThrow().isEnded(); i++) {
            each.run();
            Job job = jobs.find(id).orElseThrow();
            try {
                reconciler.step(job);
            } catch (RuntimeException e) {
                reconciler.failed(job, e);
            }
        }
        return jobs.find(id).orElseThrow();
    }

    private Job begin(Jobs jobs) {
        return reconciler(jobs)
                .begin(new Request("mot-cua", DAY, DAY, 10, 1, List.of(), "an", Map.of()))
                .fold(job -> job, other -> null);
    }

    private Reconciler reconciler(Jobs jobs) {
        return new Reconciler(ledger, new Throwing(), jobs, new Statements(data, text -> Optional.empty()), CLOCK);
    }

    private final class Throwing implements Parties {
        @Override
        public Optional<RemoteDigests.Question> digests(String source) {
            return Optional.empty();
        }

        @Override
        public SourceSide read(String source, Window window, Consumer<Heard> reader) {
            if (thrown != null) {
                throw thrown;
            }
            return SourceSide.NOT_YET;
        }

        @Override
        public PortalSaid lookUp(String credential, DossierNumber number) {
            return new PortalSaid.NoAnswer();
        }

        @Override
        public long rePush(List<DossierNumber> dossiers, String who, String why) {
            return 0;
        }

        @Override
        public boolean rePull(String source, String from, String who, String why) {
            return false;
        }
    }
}
