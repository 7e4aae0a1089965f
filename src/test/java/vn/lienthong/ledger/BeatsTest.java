package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.Seal;

class BeatsTest {
    @Test
    void what_was_answered_instead_of_a_page_is_no_sign_of_life() {
        Beats beats = new Beats();
        Tally tally = new Tally("nguon");
        Entry stray = delivery(Map.of("no-page", "source-answer-no-list"));
        beats.delivery("nguon", stray, 1);
        EntryByEntry.count(tally, stray);
        assertThat(beats.size()).isZero();
        assertThat(beats.hours).isEmpty();
        assertThat(tally.deliveries).isEqualTo(1);
        assertThat(tally.lastContact).isNull();

        Entry page = delivery(Map.of());
        beats.delivery("nguon", page, 1);
        EntryByEntry.count(tally, page);
        assertThat(beats.size()).isEqualTo(1);
        assertThat(tally.lastContact).isEqualTo(page.at().toEpochMilli());
    }

    private static Entry delivery(Map<String, String> facts) {
        return new Entry(
                7,
                Kind.DELIVERY,
                "nguon",
                Instant.parse("2026-10-12T03:00:00Z"),
                "application/json",
                facts,
                Payload.ofText("{}"),
                new Seal("none", "", "", "", ""));
    }
}
