package vn.lienthong.dropin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcConnectionPool;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;
import vn.lienthong.time.Hands;

/** A drop-in with the real parts around it: journal, intake, keys, ledger. Normalising happens when a test says so. */
final class Office implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    /** A province, which may speak for all below it. */
    static final Source PROVINCE =
            new Source("thanh-hoa", "drop-in", Map.of("username", "donvi_mau", "agency", "000.00.00.H56"));

    final Hands clock = new Hands(Instant.parse("2026-10-12T02:30:00Z"));
    final Catalogues catalogues = new Catalogues();
    private final Path directory;
    private final Keys keys;
    private final Map<String, String> passwords = new HashMap<>();
    private final List<Source> sources;
    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private DropInSettings settings = DropInSettings.DEFAULT;
    private UnaryOperator<Journal> around = UnaryOperator.identity();
    Journal journal;
    Ledger ledger;
    DropIn dropIn;

    Office(Path directory, Source... sources) {
        this.directory = directory;
        this.sources = sources.length == 0 ? List.of(PROVINCE) : List.of(sources);
        try {
            keys = Keys.open(directory.resolve("keys.properties"));
            for (Source source : this.sources) {
                passwords.put(source.code(), keys.issue(source.code()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
    }

    Office with(DropInSettings other) {
        settings = other;
        restart();
        return this;
    }

    Office behind(UnaryOperator<Journal> journals) {
        around = journals;
        restart();
        return this;
    }

    /** As the hub does at start: everything in memory is gone and made again from the journal. */
    void restart() {
        journal.close();
        ledger.close();
        open();
    }

    private void open() {
        journal = around.apply(SegmentJournal.open(directory.resolve("journal"), JournalSettings.defaults()));
        ledger = Ledger.open(
                database,
                LedgerSettings.DEFAULT,
                status -> Optional.empty(),
                (agency, begun, at) -> Optional.of("H56"));
        Intake intake = new Intake(journal, clock, Duration.ofMinutes(5));
        intake.resume(journal.list(0, 1000, Long.MAX_VALUE));
        dropIn = new DropIn(new Sources(sources), keys, intake, ledger, catalogues, clock, settings);
        dropIn.resume(journal.list(ledger.bookmark(), 1000, Long.MAX_VALUE));
    }

    /** What the normalise loop does, once: everything in the journal reaches the ledger. */
    void normalise() {
        List<Entry> entries = journal.list(ledger.bookmark(), 10_000, Long.MAX_VALUE);
        Map<Long, List<Reading>> readings = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.kind() == Kind.DELIVERY) {
                readings.put(entry.position(), List.of(Understanding.of(entry)));
            }
        }
        ledger.apply(entries, readings);
    }

    List<Entry> deliveries() {
        return journal.list(0, 10_000, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY)
                .toList();
    }

    String password(String source) {
        return passwords.get(source);
    }

    String login() {
        return login("donvi_mau", "thanh-hoa");
    }

    String login(String username, String source) {
        Answer answer = dropIn.login(
                Payload.ofText("{\"username\":\"" + username + "\",\"password\":\"" + password(source) + "\"}"));
        return json(answer).get("session").asText();
    }

    JsonNode call(String body) {
        return json(dropIn.service(Payload.ofText(body), "application/json"));
    }

    String code(String body) {
        return call(body).get("error_code").asText();
    }

    static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body().toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        journal.close();
        ledger.close();
        database.dispose();
    }

    /** Bodies as a client writes them. */
    record Client(String session, String madonvi) {
        String create(String... numbers) {
            return dossiers("False", "2", numbers);
        }

        String update(String... numbers) {
            return dossiers("True", "4", numbers);
        }

        String dossiers(String isUpdating, String status, String... numbers) {
            return envelope("DongBoHoSoMC") + ",\"isUpdating\":\"" + isUpdating + "\",\"data\":"
                    + records(status, numbers) + "}";
        }

        String steps(String... numbers) {
            return envelope("CapNhatTienDoHoSoMC") + ",\"data\":" + records("4", numbers) + "}";
        }

        String find(String number) {
            return envelope("TraCuuHoSo") + ",\"mahoso\":\"" + number + "\"}";
        }

        String envelope(String service) {
            return "{\"session\":\"" + session + "\",\"madonvi\":\"" + madonvi + "\",\"service\":\"" + service + "\"";
        }

        static String records(String status, String... numbers) {
            List<String> records = new ArrayList<>();
            for (String number : numbers) {
                records.add(
                        "{\"MaHoSo\":\"" + number + "\",\"MaTTHC\":\"2.000815\",\"NgayTiepNhan\":\"20261012093000\","
                                + "\"TrangThaiHoSo\":\"" + status + "\",\"TrangThai\":\"" + status + "\"}");
            }
            return "[" + String.join(",", records) + "]";
        }
    }
}
