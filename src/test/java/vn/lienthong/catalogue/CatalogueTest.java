package vn.lienthong.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/** The catalogue knows by date and by position, and nothing it was not told. */
class CatalogueTest {
    private final Catalogues catalogues = new Catalogues();

    @ParameterizedTest
    @CsvSource({
        "H22, 2025-06-30T16:59:59Z, H22",
        "H22, 2025-06-30T17:00:00Z, H60",
        "000.00.98.H22, 2026-10-12T00:00:00Z, H60",
        "H22.98, 2026-10-12T00:00:00Z, H60",
        "000.00.00.H23, 2026-10-12T00:00:00Z, H24",
        "H56.98, 2026-10-12T00:00:00Z, H56.98",
        "000.00.00.H24, 2026-10-12T00:00:00Z, 000.00.00.H24",
        "G05, 2025-02-28T16:59:59Z, G05",
        "G05, 2025-02-28T17:00:00Z, G12",
        "G13, 2026-10-12T00:00:00Z, G13",
        "NB, 2026-10-12T00:00:00Z, NB"
    })
    void an_agency_has_its_successor_from_that_day_on_or_stays_itself(String code, Instant at, String successor) {
        assertThat(catalogues.active().successor(code, at)).isEqualTo(successor);
    }

    @Test
    void the_34_provinces_and_the_ministries_are_known_by_name_in_either_style() {
        Catalogue catalogue = catalogues.active();

        assertThat(catalogue.findAgency("H56").orElseThrow().name()).isEqualTo("UBND tỉnh Thanh Hóa");
        assertThat(catalogue.findAgency("000.00.00.H17").orElseThrow().name()).isEqualTo("UBND thành phố Đà Nẵng");
        assertThat(catalogue.findAgency("H22").orElseThrow().name()).isEqualTo("UBND tỉnh Hà Giang");
        assertThat(catalogue.findAgency("G12").orElseThrow().name()).isEqualTo("Bộ Tài chính");
        assertThat(catalogue.findAgency("H99")).isEmpty();
    }

    @Test
    void what_an_entry_says_takes_effect_behind_it_and_nowhere_before() {
        catalogues.activate(entry(7, "procedures", """
                {"error_code":"0","result":[{"MATTHC":"2.000815","TENTTHC":"Chứng thực",
                 "LINHVUCTHUCHIEN":[{"MALINHVUC":"G15-TP99","TENLINHVUC":"Chứng thực (mẫu)"}]}]}"""));
        catalogues.activate(entry(9, "procedures", "[{\"MATTHC\":\"2.000815\",\"TENTTHC\":\"Tên mới\"}]"));

        assertThat(catalogues.before(7).findProcedure("2.000815")).isEmpty();
        assertThat(catalogues.before(8).findProcedure("2.000815").orElseThrow())
                .isEqualTo(new Catalogue.Procedure("2.000815", "Chứng thực", "G15-TP99", "Chứng thực (mẫu)"));
        // The list says less than the single answer did: what it leaves out is kept.
        assertThat(catalogues.active().findProcedure("2.000815").orElseThrow())
                .isEqualTo(new Catalogue.Procedure("2.000815", "Tên mới", "G15-TP99", "Chứng thực (mẫu)"));
    }

    @Test
    void agencies_and_sectors_are_read_in_the_portals_own_keys() {
        catalogues.activate(entry(
                1,
                "agencies",
                "{\"result\":[{\"MADONVI\":\"H17.98\",\"TENDONVI\":\"UBND phường Mẫu\",\"CAPDONVI\":4}]}"));
        catalogues.activate(entry(
                2,
                "sectors",
                "{\"result\":[{\"MALINHVUC\":\"G15-TP99\",\"TENLINHVUC\":\"Chứng thực\",\"MANGANH\":\"G15\"}]}"));

        assertThat(catalogues.active().findAgency("H17.98"))
                .contains(new Catalogue.Agency("H17.98", "UBND phường Mẫu", "4"));
        assertThat(catalogues.active().findSector("G15-TP99"))
                .contains(new Catalogue.Sector("G15-TP99", "Chứng thực", "G15"));
        assertThat(catalogues.active().sectors()).containsOnlyKeys("G15-TP99");
    }

    @ParameterizedTest
    @CsvSource({"procedures, {broken", "procedures, 42", "agencies, []", "sectors, {}", "unknown, {}", "builtin, {}"})
    void an_entry_that_cannot_be_read_changes_nothing(String list, String payload) {
        int agencies = catalogues.active().agencies().size();

        catalogues.activate(entry(3, list, payload));

        assertThat(catalogues.active().agencies()).hasSize(agencies);
        assertThat(catalogues.active().procedures()).isEmpty();
    }

    @Test
    void the_shipped_lists_as_an_entry_say_the_same_again() {
        Map<String, Catalogue.Agency> before = catalogues.active().agencies();

        catalogues.activate(new Entry(
                1, Kind.CATALOGUE, "builtin", Instant.EPOCH, "application/json", Map.of(), Catalogues.builtin(), null));

        assertThat(catalogues.active().agencies()).isEqualTo(before).hasSizeGreaterThan(80);
    }

    private static Entry entry(long position, String list, String payload) {
        return new Entry(
                position,
                Kind.CATALOGUE,
                list,
                Instant.parse("2026-10-12T02:00:00Z"),
                "application/json",
                Map.of(),
                Payload.ofText(payload),
                null);
    }
}
