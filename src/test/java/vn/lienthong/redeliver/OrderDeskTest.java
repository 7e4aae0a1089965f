package vn.lienthong.redeliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.replay.Kept;

/** What two persons may say about an order, on replays of two sources whose tables name the same statuses. */
class OrderDeskTest {
    private static final String FILES = "tep-hai-phong";
    private static final String TABLES = "bang-da-nang";
    private static final String CAUSE = "value NgayHenTra time → -";

    @TempDir
    private Path home;

    private final AtomicBoolean accounts = new AtomicBoolean();
    private final AtomicLong catalogue = new AtomicLong(1);
    private final Mappings mappings = new Mappings();
    private Kept kept;
    private OrderBook book;
    private OrderDesk desk;

    @BeforeEach
    void fill() throws IOException {
        kept = new Kept(home).withEverySource();
        book = new OrderBook(kept.journal(), Clock.systemUTC());
        desk = new OrderDesk(book, kept.runs(), mappings, catalogue::get, accounts::get, 60);
    }

    @AfterEach
    void close() {
        kept.close();
    }

    @Test
    void a_cause_that_several_sources_have_is_proposed_for_a_named_one_only() throws IOException {
        String run = replayWithoutDueDays();

        assertThat(propose(run, List.of(), CAUSE)).startsWith("redelivery-source-unsaid");
        assertThat(book.list()).isEmpty();

        assertThat(propose(run, List.of(FILES), CAUSE)).isEqualTo("done");
        assertThat(propose(run, List.of(), TABLES + "  " + CAUSE)).isEqualTo("done");
        assertThat(book.list()).hasSize(2);
        assertThat(book.list().get(1).versions()).containsOnlyKeys(FILES);
        assertThat(book.list().get(0).versions()).containsOnlyKeys(TABLES);
    }

    @Test
    void differences_that_name_no_record_are_counted_and_not_dropped_without_a_word() throws IOException {
        // Every record twice: as many come that stand at no record's place.
        Path mapping = kept.mappings().resolve(FILES).resolve("mapping.yaml");
        String text = Files.readString(mapping);
        Files.writeString(mapping, text + text.substring(text.indexOf("  - each: .")));
        inForce(FILES);
        kept.replayed("--mapping", "current", "--source", FILES);
        String run = kept.runs().list().get(0).asked().id();

        String told = propose(run, List.of(), new String[0]);

        assertThat(told).startsWith("redelivery-nothing-chosen").contains("that differ name no record");
    }

    @Test
    void who_was_known_by_a_typed_name_is_not_told_from_an_account() throws IOException {
        String run = replayWithoutDueDays();
        assertThat(propose(run, List.of(FILES))).isEqualTo("done");
        String order = Long.toString(book.list().get(0).id());
        accounts.set(true);

        assertThat(code(desk.approve(order, "nguyen.an", "đã đối chiếu"))).isEqualTo("redelivery-identity-changed");
        // Nor by an entry that somebody writes: what the book makes of entries is the rule.
        book.write(
                OrderBook.APPROVE,
                book.list().get(0).id(),
                "nguyen.an",
                Map.of("identity", Order.Terms.ACCOUNT),
                Payload.empty());
        assertThat(book.list().get(0).state()).isEqualTo(Order.State.PROPOSED);

        accounts.set(false);
        assertThat(code(desk.approve(order, "binh", "đã đối chiếu"))).isEqualTo("done");
    }

    @Test
    void another_catalogue_than_at_the_proposal_is_refused_by_name() throws IOException {
        String run = replayWithoutDueDays();
        assertThat(propose(run, List.of(FILES))).isEqualTo("done");
        String order = Long.toString(book.list().get(0).id());
        catalogue.set(77);

        assertThat(said(desk.approve(order, "binh", "x")))
                .startsWith("redelivery-catalogue-changed")
                .contains("message 1", "message 77");
    }

    @Test
    void a_second_difference_of_one_record_does_not_take_the_place_of_what_was_sent() throws IOException {
        String run = replayWithoutDueDays();
        assertThat(propose(run, List.of(FILES))).isEqualTo("done");
        Order order = book.list().get(0);
        Outcome sent = new Outcome("12:0", "H56.98-261012-0011", Outcome.SENT, "");
        batch(order, List.of(sent));
        Outcome delivered = new Outcome("12:0", "H56.98-261012-0011", Outcome.DELIVERED, "");
        book.write(OrderBook.RESULT, order.id(), "hub", Map.of(), Facts.payload("", "outcomes", List.of(delivered)));
        Outcome same = new Outcome("12:0", "H56.98-261012-0011", "same", "");
        batch(order, List.of(same));

        assertThat(book.record(order, 10)).containsExactly(delivered, same);
    }

    @Test
    void what_the_book_says_is_what_the_entries_say_however_often_it_is_told_them() throws IOException {
        String run = replayWithoutDueDays();
        assertThat(propose(run, List.of(FILES))).isEqualTo("done");
        Order order = book.list().get(0);
        desk.approve(Long.toString(order.id()), "binh", "đã đối chiếu");
        for (int n = 0; n < 1_000; n++) {
            batch(order, List.of(new Outcome(n + 20 + ":0", "", "same", "")));
        }

        OrderBook again = new OrderBook(kept.journal(), Clock.systemUTC());
        List<Entry> entries = kept.journal().list(0, 100_000, 1L << 30);
        entries.forEach(again::remember);
        entries.forEach(again::remember);

        assertThat(again.list()).isEqualTo(book.list());
        assertThat(again.record(order, 5_000)).hasSize(1_000);
    }

    private void batch(Order order, List<Outcome> outcomes) {
        Redelivery.Item item = new Redelivery.Item(new Version(12, 0), new Version(12, 0));
        Redelivery batch = new Redelivery(order.id(), order.versions(), order.catalogue(), List.of(item));
        Map<String, String> facts = new java.util.LinkedHashMap<>(batch.facts());
        facts.remove("action");
        facts.remove("order");
        book.write(Redelivery.FAMILY, order.id(), "hub", facts, Facts.payload("", "outcomes", outcomes));
    }

    /** With versions of both sources that lack one line, and are in force. */
    private String replayWithoutDueDays() throws IOException {
        for (String code : List.of(FILES, TABLES)) {
            Path mapping = kept.mappings().resolve(code).resolve("mapping.yaml");
            Files.writeString(mapping, Files.readString(mapping).replaceFirst("\n *NgayHenTra: [^\n]*", ""));
            inForce(code);
        }
        kept.replayed("--mapping", "current");
        return kept.runs().list().get(0).asked().id();
    }

    private void inForce(String code) throws IOException {
        Bundle bundle = Bundle.load(kept.mappings(), code);
        assertThat(Bundle.check(bundle)).isEmpty();
        mappings.activate(kept.journal().find(kept.activated(code)).orElseThrow());
    }

    private String propose(String run, List<String> sources, String... causes) {
        Choice choice = new Choice(sources, List.of(causes), List.of());
        return said(desk.propose(run, choice, 0, "an", "bảng mã sai"));
    }

    private static String said(Told told) {
        return told.fold(at -> "done", no -> no.code() + " " + no.en());
    }

    private static String code(Told told) {
        return told.fold(at -> "done", no -> no.code());
    }
}
