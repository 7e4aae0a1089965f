package vn.lienthong.dashboard;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import vn.lienthong.cadence.SourceWatch;
import vn.lienthong.cadence.WorkCalendar;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.source.Delivery;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** A journal in a folder, a ledger in memory and the dashboard over them; the test is the mapping and the portal. */
final class SmallHouse implements AutoCloseable {
    static final String BODY = "[{\"MaHoSo\":\"H56.98-1\",\"ChuHoSo\":\"" + Invented.PERSON + "\"}]";

    final Journal journal;
    final Ledger ledger;
    final Dashboard dashboard;
    final Map<String, FailedLook> looks = new HashMap<>();
    private final JdbcConnectionPool pool;
    private final Intake intake;

    SmallHouse(Path folder) {
        Clock clock = Clock.fixed(Invented.NOW, ZoneOffset.UTC);
        String database = "jdbc:h2:mem:dashboard-" + folder.getFileName();
        this.pool = JdbcConnectionPool.create(database, "sa", "");
        this.journal = SegmentJournal.open(folder, JournalSettings.defaults());
        this.ledger = Ledger.open(
                pool, LedgerSettings.DEFAULT, status -> Optional.empty(), (agency, begun, at) -> Optional.of("H56"));
        this.intake = new Intake(journal, clock, Duration.ofMinutes(5));
        Sources sources = new Sources(List.of(
                new Source("thanh-hoa", "push-http", Map.of("password", "s3cret")),
                new Source("yen-lang", "poll-sql", Map.of())));
        this.dashboard = new Dashboard(
                ledger,
                journal,
                sources,
                intake,
                new Mappings(),
                code -> Optional.ofNullable(looks.get(code)),
                new SourceWatch(
                        ledger,
                        WorkCalendar.shipped(),
                        Map.of(),
                        Duration.ofMinutes(5),
                        code -> false,
                        code -> Optional.empty(),
                        clock),
                code -> Optional.empty(),
                new Jobs(folder)::findLast,
                clock);
    }

    /** Receives a delivery and reads it as one dossier in processing and one record that is no good. */
    long deliver(String source, String number) {
        Delivery delivery =
                Delivery.pushed(source, "application/json", null, Payload.ofText(BODY + " ".repeat(number.length())));
        long position = intake.accept(delivery).join().position();
        Problem problem = new Problem(
                ProblemCode.DATE_IMPOSSIBLE,
                "data[1].NgayTra",
                "Cần ngày có thật nhưng thấy 31/02/2026",
                "Expected a date, but found 31/02/2026");
        List<Heard> heard = List.of(
                new Heard.Status(0, Invented.status(number), true, Heard.Hint.CREATE),
                new Heard.Failed(1, new DossierNumber("H56.98-BAD"), problem, null));
        apply(new HashMap<>(Map.of(position, List.of(new Reading(position, source, Invented.NOW, heard)))));
        return position;
    }

    /** Makes every call that is due; the portal takes all. */
    void portalTakesAll() {
        Instant later = Invented.NOW.plusSeconds(3_600);
        for (Optional<Call> call = ledger.nextCall(later); call.isPresent(); call = ledger.nextCall(later)) {
            long request = append(Kind.REQUEST, CallFacts.ofRequest(call.get()));
            Outcome done = new Outcome(Outcome.Kind.DONE, "0", "Thành công", Duration.ZERO);
            append(Kind.ANSWER, CallFacts.ofAnswer(new CallFacts.Answered(request, done, 200)));
            apply(Map.of());
        }
    }

    /** The database goes away. */
    void loseLedger() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long append(Kind kind, Map<String, String> facts) {
        return journal.append(new Draft(kind, "portal", Invented.NOW, "application/json", facts, Payload.ofText("{}")))
                .join();
    }

    private void apply(Map<Long, List<Reading>> readings) {
        List<Entry> entries = journal.list(ledger.bookmark(), 1_000, 1 << 24);
        ledger.apply(entries, readings);
    }

    @Override
    public void close() {
        ledger.close();
        journal.close();
        pool.dispose();
    }
}
