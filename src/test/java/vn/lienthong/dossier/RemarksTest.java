package vn.lienthong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemarksTest {
    private static final Instant RECEIVED = Instant.parse("2026-10-12T03:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000001",
                "000000000012",
                "111111111",
                "123456789",
                "234567890123",
                "987654321",
                "012345678901",
                "52417"
            })
    void a_number_that_can_be_nobodys_is_remarked(String number) {
        assertThat(remarks(applicant(number), Papers.NONE, null)).containsExactly(Remark.NUMBER_INVENTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "099090000011",
                "099190001234",
                "990900011",
                "0109999999",
                "0109999999-001",
                "C9912345",
                "99090000011",
                " "
            })
    void a_number_that_could_be_true_is_not(String number) {
        assertThat(remarks(applicant(number), Papers.NONE, null)).isEmpty();
    }

    @Test
    void an_identity_counts_as_the_number_does() {
        Applicant applicant = new Applicant(
                null, null, "099090000011", null, null, null, null, List.of(new Applicant.Identity("2", "000000001")));
        assertThat(remarks(applicant, Papers.NONE, null)).containsExactly(Remark.NUMBER_INVENTED);
    }

    @Test
    void a_result_that_was_submitted_is_remarked_and_an_empty_link_is_none() {
        String link = "https://tep.example.vn/1.pdf";
        assertThat(remarks(null, papers(link, link), null)).containsExactly(Remark.RESULT_IS_SUBMITTED);
        assertThat(remarks(null, papers(link, "https://tep.example.vn/2.pdf"), null))
                .isEmpty();
        assertThat(remarks(null, papers("", ""), null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.1.2.3/a.pdf, true",
        "http://192.168.1.5:8080/a.pdf, true",
        "http://172.16.0.9/a.pdf, true",
        "http://172.31.255.9/a.pdf, true",
        "http://127.0.0.1/a.pdf, true",
        "http://may-chu/a.pdf, true",
        "http://kho.local/a.pdf, true",
        "https://u:p@10.0.0.1/a.pdf, true",
        "file:///D:/tep/a.pdf, true",
        "D:\\tep\\a.pdf, true",
        "https://tep.example.vn/to khai.pdf, true",
        "https://tep.example.vn/to%20khai.pdf, false",
        "http://172.32.0.1/a.pdf, false",
        "http://172.15.0.1/a.pdf, false",
        "http://110.1.2.3/a.pdf, false",
        "HTTPS://TEP.EXAMPLE.VN, false",
        "https://tep.example.vn?lay=10.0.0.1, false"
    })
    void a_link_that_nobody_outside_can_follow_is_remarked(String link, boolean unreachable) {
        Set<Remark> expected = unreachable ? Set.of(Remark.LINK_UNREACHABLE) : Set.of();
        assertThat(remarks(null, papers(link, null), null)).isEqualTo(expected);
        assertThat(remarks(null, papers(null, link), null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-12T18:00:00Z, true",
        "2026-10-12T22:59:59Z, true",
        "2026-10-12T17:59:59Z, false",
        "2026-10-12T17:00:00Z, false",
        "2026-10-12T16:59:59Z, false",
        "2026-10-12T23:00:00Z, false",
        "2026-10-12T07:30:00Z, false"
    })
    void what_an_office_does_between_one_and_six_at_night_is_remarked(Instant at, boolean odd) {
        Moment moment = new Moment(at, "x");
        for (Times times : List.of(
                new Times(null, moment, null, null, null, null),
                new Times(null, null, null, moment, null, null),
                new Times(null, null, null, null, moment, null),
                new Times(null, null, null, null, null, moment))) {
            assertThat(remarks(null, Papers.NONE, times)).isEqualTo(odd ? Set.of(Remark.ODD_HOUR) : Set.of());
        }
        assertThat(remarks(null, Papers.NONE, new Times(moment, null, moment, null, null, null)))
                .as("citizens send, and days fall due, at any hour")
                .isEmpty();
    }

    private static Applicant applicant(String number) {
        return new Applicant(ApplicantKind.CITIZEN, "Nguyễn Văn Mẫu", number, null, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"-86400, false", "0, false", "300, false", "301, true", "80000, true"})
    void a_time_that_lies_ahead_of_its_receipt_is_remarked(long seconds, boolean remarked) {
        EventTime event = new EventTime(RECEIVED.plusSeconds(seconds), 0);

        assertThat(remarks(null, null, null, event).contains(Remark.TIME_AHEAD)).isEqualTo(remarked);
    }

    private static Papers papers(String submitted, String result) {
        return new Papers(
                null,
                List.of(new Papers.Document("1", "Tờ khai", null, null, submitted, null, null, null, null)),
                null,
                null,
                null,
                List.of(new Papers.Result("Kết quả", null, "2", result, null)));
    }

    private static Set<Remark> remarks(Applicant applicant, Papers papers, Times times) {
        return remarks(applicant, papers, times, EventTime.NONE);
    }

    private static Set<Remark> remarks(Applicant applicant, Papers papers, Times times, EventTime event) {
        AgencyCode agency = new AgencyCode("H26.11");
        DossierStatus status = new DossierStatus(
                new DossierNumber("H26.11-260301-0001"),
                null,
                new Agency(agency, null, agency),
                new Procedure("1.009742", null, null, null, null),
                null,
                applicant,
                times == null ? new Times(null, null, null, null, null, null) : times,
                MainStatus.RECEIVED,
                null,
                null,
                null,
                papers,
                null,
                event);
        return Remarks.of(status, RECEIVED);
    }
}
