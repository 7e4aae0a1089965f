package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableJournalTest extends JournalContract {
    private static EmbeddedPostgres postgres;

    private HikariDataSource pool;
    private DataSource opened;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(12);
        pool = new HikariDataSource(config);
        opened = pool;
        sql("DROP TABLE IF EXISTS journal_entry, journal_history");
        // Somebody else's table beside ours must not matter.
        sql("CREATE TABLE IF NOT EXISTS somebody_elses (id int)");
    }

    @AfterEach
    void closePool() {
        closeJournal();
        pool.close();
    }

    @Override
    Journal open(JournalSettings settings) {
        return TableJournal.open(opened, settings);
    }

    @Test
    void a_lost_connection_fails_one_group_without_telling_its_contents_and_the_next_append_goes_on()
            throws SQLException {
        Journal journal = start(JournalSettings.defaults());
        journal.append(Drafts.dossier(1)).join();

        sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
        var lost = journal.append(Drafts.dossier(2));
        lost.handle((position, failure) -> failure).join();

        assertThat(lost).isCompletedExceptionally();
        assertThat(stackTrace(lost)).doesNotContain("ha-noi").doesNotContain("application/json");
        assertThat(journal.append(Drafts.dossier(3)).join()).isEqualTo(2);
        assertThat(journal.find(2).orElseThrow().payload())
                .isEqualTo(Drafts.dossier(3).payload());
        assertThat(journal.state()).isEqualTo("ok");
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @ParameterizedTest(name = "the commit took place: {0}")
    @ValueSource(booleans = {false, true})
    void a_commit_that_is_answered_by_a_failure_is_there_in_whole_or_not_at_all(boolean tookPlace) {
        FailingCommit failing = new FailingCommit(pool);
        journalOver(failing.source());
        appendAll(0, 3).forEach(CompletableFuture::join);

        failing.failNext(tookPlace);
        CompletableFuture<Long> unsure = appendAll(3, 1).get(0);
        assertThatThrownBy(unsure::join).hasCauseInstanceOf(JournalUnavailable.class);
        long position = appendAll(4, 1).get(0).join();

        assertThat(position).isEqualTo(tookPlace ? 5 : 4);
        Journal again = restart(JournalSettings.defaults().withTailBytes(0));
        assertThat(again.list(0, 10, Long.MAX_VALUE).stream().map(Entry::payload))
                .containsExactlyElementsOf(
                        LongStream.of(tookPlace ? new long[] {0, 1, 2, 3, 4} : new long[] {0, 1, 2, 4})
                                .mapToObj(number -> Drafts.dossier(number).payload())
                                .toList());
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void a_database_that_forgot_an_acknowledged_entry_is_not_written_on() throws SQLException {
        Journal journal = start(JournalSettings.defaults());
        appendAll(0, 5).forEach(CompletableFuture::join);

        sql("DELETE FROM journal_entry WHERE position = 5");
        sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
        journal.append(Drafts.dossier(6)).handle((position, failure) -> failure).join();

        assertThatThrownBy(() -> journal.append(Drafts.dossier(7)).join())
                .hasCauseInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("message 5");
        assertThat(journal.state()).isEqualTo("journal-broken");
        assertThat(journal.last()).isEqualTo(5);
    }

    @Test
    void the_lock_is_free_again_after_a_close_although_the_pool_keeps_the_connection() throws SQLException {
        start(JournalSettings.defaults()).append(Drafts.dossier(1)).join();
        closeJournal();

        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var locks = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")) {
            locks.next();
            assertThat(locks.getInt(1)).isZero();
        }
    }

    @Test
    void every_change_of_a_row_is_named_by_verify() throws SQLException {
        Journal journal = start(JournalSettings.defaults().withTailBytes(0));
        appendAll(0, 30).forEach(CompletableFuture::join);

        for (String change : new String[] {
            "kind = 2",
            "party = 'hue'",
            "at_millis = at_millis + 1",
            "content_type = 'text/plain'",
            "key_id = 'k1'",
            "codec = 1 - codec",
            "contents_length = contents_length - 1",
            "commitment = sha256(commitment)",
            "chain = sha256(chain)",
            "sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40))"
        }) {
            sql("CREATE TABLE kept AS SELECT * FROM journal_entry WHERE position = 17");
            sql("UPDATE journal_entry SET " + change + " WHERE position = 17");
            assertThat(brokenAt(journal)).as(change).isEqualTo(17);
            sql("DELETE FROM journal_entry WHERE position = 17");
            sql("INSERT INTO journal_entry SELECT * FROM kept");
            sql("DROP TABLE kept");
        }
        assertThat(verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void a_removed_row_is_missing_and_swapped_rows_are_named() throws SQLException {
        Journal journal = start(JournalSettings.defaults().withTailBytes(0));
        appendAll(0, 30).forEach(CompletableFuture::join);

        sql("UPDATE journal_entry SET position = position + 1000 WHERE position IN (11, 12)");
        sql("UPDATE journal_entry SET position = 1023 - position WHERE position > 1000");
        assertThat(brokenAt(journal)).isEqualTo(11);

        sql("DELETE FROM journal_entry WHERE position = 9");
        Verification.Broken broken = (Verification.Broken) verify();
        assertThat(broken.position()).isEqualTo(9);
        assertThat(broken.fault()).isEqualTo(Verification.Fault.MISSING);
        assertThat(journal.verify(10, 10, p -> {})).isInstanceOf(Verification.Broken.class);
    }

    private void journalOver(DataSource source) {
        opened = source;
        start(JournalSettings.defaults());
    }

    private static String stackTrace(CompletableFuture<Long> failed) {
        StringWriter text = new StringWriter();
        failed.handle((position, failure) -> failure).join().printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static long brokenAt(Journal journal) {
        return journal.verify(1, 30, p -> {}).fold(intact -> 0L, Verification.Broken::position);
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
