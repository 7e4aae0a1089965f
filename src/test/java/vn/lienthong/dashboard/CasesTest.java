package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What two problems say is the same where only the dossier and the person differ. */
class CasesTest {
    @Test
    void the_number_of_a_dossier_and_of_a_person_make_no_case_of_its_own() {
        assertThat(Cases.plain("The portal refused 000.00.14.H56-261012-0001 of 099090000011: wrong agency"))
                .isEqualTo(Cases.plain("The portal refused 000.00.14.H56-261012-0002 of 099090000012: wrong agency"));
    }

    @Test
    void procedures_codes_and_words_do() {
        assertThat(Cases.plain("The portal does not know procedure 2.000815"))
                .isNotEqualTo(Cases.plain("The portal does not know procedure 2.000816"));
        assertThat(Cases.plain("error_code 7")).isNotEqualTo(Cases.plain("error_code 8"));
    }
}
