package vn.lienthong.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.dossier.AgencyCode;

class PortalSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "http://adapter.example.vn, dich-vu/login",
        "http://adapter.example.vn/, dich-vu/login",
        "http://adapter.example.vn//, /dich-vu/login",
    })
    void slashes_neither_double_nor_eat_a_letter(String adapter, String path) {
        assertThat(settings(adapter, path, "H56").loginUrl())
                .isEqualTo(URI.create("http://adapter.example.vn/dich-vu/login"));
    }

    @Test
    void two_credentials_for_one_agency_are_refused_even_in_two_styles() {
        assertThatThrownBy(() -> settings("http://a.example.vn", "l", "H56", "000.00.00.H56"))
                .hasMessageContaining("Expected the portal's credentials to be one for each agency");
    }

    @ParameterizedTest
    @CsvSource({"ftp://a.example.vn, l, H56", "http:/nohost, l, H56", "http://a.example.vn, ' ', H56"})
    void a_wrong_address_or_path_is_refused_in_a_sentence(String adapter, String path, String madonvi) {
        assertThatThrownBy(() -> settings(adapter, path, madonvi)).hasMessageStartingWith("Expected the portal's ");
    }

    @Test
    void no_credential_is_refused() {
        assertThatThrownBy(() -> settings("http://a.example.vn", "l")).hasMessageContaining("at least one");
    }

    @Test
    void a_password_is_never_printed() {
        assertThat(settings("http://a.example.vn", "l", "H56").toString()).doesNotContain("mat-khau");
    }

    private static PortalSettings settings(String adapter, String login, String... agencies) {
        return PortalSettings.of(
                URI.create(adapter),
                login,
                "w",
                "r",
                List.of(agencies).stream()
                        .map(code -> new PortalCredential(new AgencyCode(code), "mau", "mat-khau"))
                        .toList());
    }
}
