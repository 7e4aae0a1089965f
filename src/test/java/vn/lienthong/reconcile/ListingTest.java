package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Times;

/** A source may list what a dossier was besides what it is: only its newest word is compared. */
class ListingTest {
    private static final Instant EIGHT = Instant.parse("2026-10-12T01:00:00Z");
    private static final Window DAY = new Window(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 12));

    @Test
    void a_hub_that_holds_an_older_state_than_the_source_lists_does_not_agree_in_whatever_order_it_lists() {
        assertThat(suspicions(status(2, 0), status(2, 0), status(4, 60))).containsExactly("4");
        assertThat(suspicions(status(2, 0), status(4, 60), status(2, 0))).containsExactly("4");
    }

    @Test
    void the_newest_state_agrees_although_older_ones_are_listed_too() {
        assertThat(suspicions(status(4, 60), status(4, 60), status(2, 0))).isEmpty();
        assertThat(suspicions(status(4, 60), status(2, 0), status(4, 60))).isEmpty();
    }

    @Test
    void without_times_the_last_in_the_list_counts_as_it_does_for_the_hub() {
        assertThat(suspicions(untimed(4), untimed(2), untimed(4))).isEmpty();
        assertThat(suspicions(untimed(2), untimed(2), untimed(4))).containsExactly("4");
    }

    @Test
    void of_a_dossier_that_the_hub_does_not_have_the_newest_state_is_named() {
        Listing listing = new Listing(DAY, new DigestTree.Builder(List.of(Fact.values())).build());
        List.of(status(4, 60), status(2, 0)).forEach(one -> listing.hear(heard(one)));

        assertThat(said(listing)).containsExactly("4");
    }

    private static List<String> suspicions(DossierStatus ours, DossierStatus... listed) {
        DigestTree.Builder tree = new DigestTree.Builder(List.of(Fact.values()));
        tree.add(Facts.of(ours));
        Listing listing = new Listing(DAY, tree.build());
        List.of(listed).forEach(one -> listing.hear(heard(one)));
        return said(listing);
    }

    private static List<String> said(Listing listing) {
        return listing.suspicions(true).stream()
                .map(one -> one.said().facts().values().get(Fact.STATUS))
                .toList();
    }

    private static Heard heard(DossierStatus status) {
        return new Heard.Status(0, status, false, Heard.Hint.NONE);
    }

    private static DossierStatus untimed(int status) {
        return status(status, EventTime.NONE);
    }

    private static DossierStatus status(int status, int minutes) {
        return status(status, new EventTime(EIGHT.plusSeconds(60L * minutes), 0));
    }

    private static DossierStatus status(int status, EventTime event) {
        AgencyCode code = new AgencyCode("H60");
        Moment received = new Moment(EIGHT, "12/10/2026 08:00:00");
        return new DossierStatus(
                new DossierNumber("H60.98-261012-0001"),
                null,
                new Agency(code, "Đơn vị Mẫu", code),
                new Procedure("1.009742", null, "Thủ tục mẫu", "G11-DN01", "Doanh nghiệp"),
                null,
                null,
                new Times(received, received, null, null, null, null),
                MainStatus.find(status).orElseThrow(),
                null,
                null,
                null,
                null,
                List.of(),
                event);
    }
}
