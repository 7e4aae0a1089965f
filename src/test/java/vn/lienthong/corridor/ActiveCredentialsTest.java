package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

class ActiveCredentialsTest {
    @Test
    void an_agency_is_delivered_with_the_deepest_credential_that_contains_it() {
        ActiveCredentials asked = new ActiveCredentials();
        asked.activate(new Entry(
                1,
                Kind.ACTIVATION,
                ActiveCredentials.PARTY,
                Instant.EPOCH,
                "text/plain",
                Map.of(),
                ActiveCredentials.text(List.of("000.00.00.H56", "000.00.17.H56", "G15")),
                null));

        assertThat(asked.find(new AgencyCode("000.03.17.H56"))).contains("000.00.17.H56");
        assertThat(asked.find(new AgencyCode("H56.18"))).contains("000.00.00.H56");
        assertThat(asked.find(new AgencyCode("G15.01"))).contains("G15");
        assertThat(asked.find(new AgencyCode("H01"))).isEmpty();
    }
}
