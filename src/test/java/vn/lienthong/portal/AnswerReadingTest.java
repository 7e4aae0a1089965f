package vn.lienthong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Payload;

class AnswerReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    static Stream<String> answers() {
        return new String(Samples.bytes("answers.psv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_means_what_the_table_says(String line) {
        String[] row = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);

        AnswerReading reading = AnswerReading.of(
                Dossiers.of(Call.Service.valueOf(row[0])),
                new Wire.Answer(Integer.parseInt(row[1]), headers(row[2]), Payload.of(body(row[3]))),
                NOW);

        assertThat(reading.outcome().kind() + "|" + reading.outcome().code() + "|" + reading.sessionRefused())
                .isEqualTo(row[4] + "|" + row[5] + "|" + row[6]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "Sun, 22 Nov 2026 05:01:30 GMT"})
    void the_portal_may_ask_for_patience_in_seconds_or_until_a_date(String value) {
        Outcome outcome = read(429, Map.of("retry-after", value), "").outcome();

        assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "Sun, 22 Nov 2026 04:00:00 GMT"})
    void a_senseless_wish_for_patience_is_none(String value) {
        assertThat(read(429, Map.of("Retry-After", value), "").outcome().retryAfter())
                .isZero();
    }

    @Test
    void an_hour_is_the_longest_patience() {
        assertThat(read(429, Map.of("Retry-After", "999999999"), "").outcome().retryAfter())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void the_portals_words_are_kept_short_and_without_personal_numbers() {
        String words = "Hồ sơ 000.00.98.H56-261012-0001 của 099090000011, mau1@example.com, 0900000011\\nlỗi";

        Outcome outcome = read(200, Map.of(), "{\"error_code\":9,\"message\":\"" + words + "\"}")
                .outcome();

        assertThat(outcome.message()).isEqualTo("Hồ sơ 000.00.98.H56-261012-0001 của ***, ***, *** lỗi");
    }

    @Test
    void an_endless_answer_is_not_read() {
        String endless = "{\"error_code\":0,\"message\":\"" + "x".repeat(AnswerBody.MOST) + "\"}";

        assertThat(read(200, Map.of(), endless).outcome().kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @Test
    void nesting_without_end_is_unknown_and_no_crash() {
        String deep = "{\"error_code\":0,\"result\":" + "[".repeat(100_000);

        assertThat(read(200, Map.of(), deep).outcome().kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_success_cut_anywhere_is_unknown(long seed) {
        Random random = new Random(seed);
        byte[] good = Samples.bytes("dvcqg-dongbohosomc-response-ok.json");
        for (int i = 0; i < 500; i++) {
            byte[] cut = Arrays.copyOf(good, random.nextInt(good.length - 2));

            Outcome.Kind kind = AnswerReading.of(
                            Dossiers.create(), new Wire.Answer(200, Map.of(), Payload.of(cut)), NOW)
                    .outcome()
                    .kind();

            assertThat(kind).as("seed " + seed + ", cut at " + cut.length).isEqualTo(Outcome.Kind.UNKNOWN);
        }
    }

    private static AnswerReading read(int status, Map<String, String> headers, String body) {
        return AnswerReading.of(
                Dossiers.create(),
                new Wire.Answer(status, headers, Payload.of(body.getBytes(StandardCharsets.UTF_8))),
                NOW);
    }

    private static Map<String, String> headers(String cell) {
        int colon = cell.indexOf(':');
        return colon < 0
                ? Map.of()
                : Map.of(cell.substring(0, colon), cell.substring(colon + 1).strip());
    }

    private static byte[] body(String cell) {
        int colon = cell.indexOf(':');
        String rest = cell.substring(colon + 1);
        return switch (colon < 0 ? "" : cell.substring(0, colon)) {
            case "file" -> Samples.bytes(rest);
            case "bom" -> ("\uFEFF" + rest).getBytes(StandardCharsets.UTF_8);
            case "latin" -> rest.getBytes(StandardCharsets.ISO_8859_1);
            case "garbled" -> garbled(rest);
            default -> cell.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] garbled(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.UTF_8);
    }
}
