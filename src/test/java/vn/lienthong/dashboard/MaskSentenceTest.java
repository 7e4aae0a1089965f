package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sentence quotes of a person is masked however it is spelt; what names dossiers and times stays. */
class MaskSentenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "099090000011",
                "099 090 000 011",
                "0912.000.345",
                "0912 000 345",
                "+84912000345",
                "099090000011-x",
                "an.mau@vi-du.vn"
            })
    void numbers_and_addresses_of_a_person_are_masked(String value) {
        assertThat(Mask.sentence("found '" + value + "' here")).doesNotContain(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H60.98-261012-0001",
                "000.00.98.H56-261012-0001",
                "2026-10-12 08:00:00",
                "12/10/2026",
                "20261012080000",
                "2.000815",
                "25.000.000"
            })
    void dossiers_times_and_amounts_stay(String value) {
        assertThat(Mask.sentence("found '" + value + "' here")).contains(value);
    }
}
