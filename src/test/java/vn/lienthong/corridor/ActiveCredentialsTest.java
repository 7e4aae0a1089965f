package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.corridor.ActiveCredentials.Account;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

class ActiveCredentialsTest {
    private static final Instant ANY_DAY = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void an_agency_is_delivered_with_the_deepest_credential_that_contains_it() {
        ActiveCredentials asked = of(Payload.ofText("000.00.00.H56\n000.00.17.H56\nG15"));

        assertThat(asked.find(new AgencyCode("000.03.17.H56"), null, ANY_DAY)).contains("000.00.17.H56");
        assertThat(asked.find(new AgencyCode("H56.18"), null, ANY_DAY)).contains("000.00.00.H56");
        assertThat(asked.find(new AgencyCode("G15.01"), null, ANY_DAY)).contains("G15");
        assertThat(asked.find(new AgencyCode("H01"), null, ANY_DAY)).isEmpty();
    }

    @Test
    void the_protocol_changes_at_midnight_in_viet_nam_of_the_day_that_was_set() {
        ActiveCredentials asked = of(ActiveCredentials.text(List.of(
                new Account(new AgencyCode("H56"), Protocol.ENVELOPE, null),
                new Account(new AgencyCode("H56"), Protocol.SIX_STEPS, LocalDate.parse("2026-12-01")))));

        AgencyCode ward = new AgencyCode("H56.18");
        assertThat(asked.find(ward, null, Instant.parse("2026-11-30T16:59:59Z")))
                .contains("H56");
        assertThat(asked.find(ward, null, Instant.parse("2026-11-30T17:00:00Z")))
                .contains("H56/2026");
    }

    @Test
    void a_dossier_that_has_begun_in_a_protocol_goes_on_in_it() {
        ActiveCredentials asked = of(Payload.ofText("H56\nH56/2026 2026-12-01\nH56.18/2026"));

        assertThat(asked.find(new AgencyCode("H56.18"), Protocol.ENVELOPE, ANY_DAY))
                .contains("H56");
        assertThat(asked.find(new AgencyCode("H56.18"), Protocol.SIX_STEPS, ANY_DAY))
                .contains("H56.18/2026");
        assertThat(asked.find(new AgencyCode("H56.19"), Protocol.SIX_STEPS, ANY_DAY))
                .contains("H56/2026");
        assertThat(of(Payload.ofText("H56/2026")).find(new AgencyCode("H56"), Protocol.ENVELOPE, ANY_DAY))
                .as("an account that was taken away")
                .isEmpty();
    }

    @Test
    void a_parents_account_serves_until_the_childs_own_begins() {
        ActiveCredentials asked = of(Payload.ofText("H56\nH56.18/2026 2027-01-01"));

        assertThat(asked.find(new AgencyCode("H56.18"), null, ANY_DAY)).contains("H56");
    }

    private static ActiveCredentials of(Payload payload) {
        ActiveCredentials asked = new ActiveCredentials();
        asked.activate(new Entry(
                1, Kind.ACTIVATION, ActiveCredentials.PARTY, Instant.EPOCH, "text/plain", Map.of(), payload, null));
        return asked;
    }
}
