package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Payload;

/** Comparing by digests finds every difference, invents none, and costs little where parties agree. */
class DigestsTest {
    private static final List<Fact> FIELDS = List.of(Fact.STATUS, Fact.RECEIVED);
    private static final Window DAY = new Window(LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 12));

    @Test
    void a_hundred_faults_in_a_hundred_thousand_dossiers_are_found_and_none_invented_for_little_transfer() {
        Drill.Result result = Drill.run(100_000, 100, 2026);

        assertThat(result.found()).isEqualTo(100);
        assertThat(result.wrong()).isZero();
        // A hundred faults are a tenth of a percent here; a million dossiers stay below one percent (bench reconcile).
        assertThat(result.percent()).as(result.toString()).isLessThan(4.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 31, 33, 600, 5000})
    void any_number_of_faults_up_to_every_dossier_is_found(int faults) {
        Drill.Result result = Drill.run(5000, faults, 99);

        assertThat(result.found()).isEqualTo(faults);
        assertThat(result.wrong()).isZero();
    }

    @Test
    void parties_that_agree_exchange_the_first_sixteen_buckets_and_no_dossier() {
        Drill.Result result = Drill.run(20_000, 0, 7);

        assertThat(result.questions()).isEqualTo(1);
        assertThat(result.listed()).isZero();
    }

    @Test
    void the_worked_example_of_the_format_is_answered_byte_by_byte() {
        Map<String, Facts> source = new TreeMap<>();
        put(source, "000.00.14.H56-261012-0001", "4", "20261012081500");
        put(source, "000.00.14.H56-261012-0002", "9", "20261012093000");
        DigestService service = service(source);

        assertThat(text(service.digests(List.of(""))))
                .isEqualTo("{\"fields\":[\"TrangThaiHoSo\",\"NgayTiepNhan\"],\"buckets\":["
                        + "{\"prefix\":\"5\",\"count\":1,\"digest\":\"a0059f5d9943d75efbb1d91908a52c93\"},"
                        + "{\"prefix\":\"7\",\"count\":1,\"digest\":\"fc28eb8811d97f017e139fb90ec1952e\"}]}");
        assertThat(text(service.list(List.of("5"))))
                .isEqualTo("{\"fields\":[\"TrangThaiHoSo\",\"NgayTiepNhan\"],\"dossiers\":["
                        + "[\"000.00.14.H56-261012-0001\",\"4\",\"20261012081500\"]]}");
    }

    @Test
    void digests_that_do_not_follow_from_what_is_listed_are_noticed() {
        Map<String, Facts> source = new TreeMap<>();
        put(source, "000.00.14.H56-261012-0001", "4", "20261012081500");
        DigestService honest = service(source);
        Digests liar = new RemoteDigests(
                (path, query) -> path.equals("list")
                        ? honest.list(List.of(query.substring(query.lastIndexOf('=') + 1)))
                        : Payload.ofText(
                                text(honest.digests(List.of(""))).replaceAll("\"digest\":\"..", "\"digest\":\"00")),
                DAY);
        Descent descent = new Descent(tree(source), liar);

        assertThat(descent.run()).isEmpty();
        assertThat(descent.unexplained()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"fields\":[]}",
                "{\"fields\":[],\"buckets\":[]}",
                "{\"fields\":[\"ChuHoSo\"],\"buckets\":[]}",
                "{\"fields\":[\"TrangThaiHoSo\",\"TrangThaiHoSo\"],\"buckets\":[]}",
                "{\"fields\":[\"TrangThaiHoSo\"],\"buckets\":[{\"prefix\":\"G\",\"count\":1,\"digest\":\"00000000000000000000000000000000\"}]}",
                "{\"fields\":[\"TrangThaiHoSo\"],\"buckets\":[{\"prefix\":\"0\",\"count\":1,\"digest\":\"0\"}]}",
                "{\"fields\":[\"TrangThaiHoSo\"],\"buckets\":[{\"prefix\":\"0\",\"digest\":\"00000000000000000000000000000000\"}]}"
            })
    void an_answer_that_is_not_in_the_format_is_refused_with_what_was_found(String answer) {
        RemoteDigests remote = new RemoteDigests((path, query) -> Payload.ofText(answer), DAY);

        assertThatThrownBy(remote::fields)
                .isInstanceOf(PartyUnavailable.class)
                .hasMessageContaining("Expected an answer in the digest format");
    }

    private static void put(Map<String, Facts> all, String number, String status, String received) {
        Map<Fact, String> values = new EnumMap<>(Fact.class);
        values.put(Fact.STATUS, status);
        values.put(Fact.RECEIVED, received);
        all.put(number, new Facts(new DossierNumber(number), values));
    }

    private static DigestService service(Map<String, Facts> source) {
        return new DigestService(FIELDS, tree(source), source::get);
    }

    private static DigestTree tree(Map<String, Facts> source) {
        DigestTree.Builder tree = new DigestTree.Builder(FIELDS);
        new ArrayList<>(source.values()).forEach(tree::add);
        return tree.build();
    }

    private static String text(Payload payload) {
        return payload.text();
    }
}
