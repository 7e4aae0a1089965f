package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Channel;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;

class EncodingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_content_is_read_as_it_was_written_whatever_is_missing(long seed) {
        Any any = new Any(new Random(seed));
        for (int i = 0; i < 300; i++) {
            DossierStatus status = any.status();
            byte[] content = ContentBytes.write(status);

            assertThat(Encoding.decode(status.number(), status.event(), Encoding.pack(content)))
                    .as("status %d of seed %d", i, seed)
                    .isEqualTo(status);
            assertThat(ContentBytes.write(status)).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_step_is_read_as_it_was_written(long seed) {
        Any any = new Any(new Random(seed));
        for (int i = 0; i < 300; i++) {
            Step step = any.step();

            assertThat(Encoding.decodeStep(Encoding.encode(step)))
                    .as("step %d of seed %d", i, seed)
                    .isEqualTo(step);
        }
    }

    @Test
    void numbers_of_every_size_come_back() {
        List<Long> numbers = Stream.concat(
                        Stream.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE),
                        IntStream.range(0, 63)
                                .boxed()
                                .flatMap(bit -> Stream.of(1L << bit, -(1L << bit), (1L << bit) - 1)))
                .toList();
        BytesOut out = new BytesOut();
        numbers.forEach(number -> out.number(number).hash(number).maybe(number));
        BytesIn in = new BytesIn(out.toBytes());

        for (long number : numbers) {
            assertThat(in.number()).isEqualTo(number);
            assertThat(in.hash()).isEqualTo(number);
            assertThat(in.maybe()).isEqualTo(number);
        }
    }

    @Test
    void the_id_of_a_step_says_dossier_and_ordinal() {
        StepRow step = new StepRow(15_000_000, StepRow.MOST);

        assertThat(StepRow.of(step.id()).dossier).isEqualTo(15_000_000);
        assertThat(StepRow.of(step.id()).ordinal).isEqualTo(StepRow.MOST);
        assertThat(step.id()).isLessThan(StepRow.id(15_000_001, 0));
    }

    /** Values of every kind, each now and then missing. */
    private record Any(Random random) {
        private <T> T maybe(Supplier<T> value) {
            return random.nextInt(3) == 0 ? null : value.get();
        }

        private String text() {
            return maybe(() ->
                    List.of("", "a", "Hồ sơ thử nghiệm", "😀", "x".repeat(3000)).get(random.nextInt(5)));
        }

        private Instant time() {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        }

        private <T> List<T> list(Supplier<T> value) {
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> value.get())
                    .toList();
        }

        private Moment moment() {
            return maybe(() -> new Moment(time(), "01/03/2026"));
        }

        private MainStatus main() {
            return MainStatus.find(1 + random.nextInt(10)).orElseThrow();
        }

        private Step step() {
            Instant started = maybe(this::time);
            Instant due = maybe(this::time);
            return new Step(time(), main(), text(), text(), text(), "nội dung", started, due, random.nextBoolean());
        }

        private Papers papers() {
            return new Papers(
                    list(() -> "CSDL"),
                    list(() -> new Papers.Document(
                            text(), text(), text(), text(), text(), text(), text(), text(), text())),
                    list(() -> new Papers.Fee(text(), text(), text(), text(), text())),
                    list(() -> new Papers.OtherPaper(text(), text(), text())),
                    list(() -> new Papers.Supplement(
                            text(), text(), text(), text(), text(), text(), text(), text(), text(), text())),
                    list(() -> new Papers.Result(text(), text(), text(), text(), text())));
        }

        private Particulars particulars() {
            return new Particulars(text(), text(), text(), text(), text(), text(), text(), text(), text(), text());
        }

        private Applicant applicant() {
            ApplicantKind kind = maybe(() -> ApplicantKind.CITIZEN);
            return new Applicant(
                    kind,
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    list(() -> new Applicant.Identity(text(), text())));
        }

        private DossierStatus status() {
            AgencyCode today = maybe(() -> new AgencyCode("H26"));
            return new DossierStatus(
                    Samples.number("A"),
                    text(),
                    new Agency(new AgencyCode("H26.11"), text(), today),
                    new Procedure(text(), text(), text(), text(), text()),
                    maybe(() -> Channel.ONLINE),
                    maybe(this::applicant),
                    new Times(moment(), moment(), moment(), moment(), moment(), moment()),
                    main(),
                    text(),
                    null,
                    maybe(this::particulars),
                    maybe(this::papers),
                    null,
                    new EventTime(time(), random.nextInt()));
        }
    }
}
