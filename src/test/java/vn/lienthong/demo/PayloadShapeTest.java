package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the simulators write has the keys of the sample files, no more and no fewer. */
class PayloadShapeTest {
    private static final List<Snapshot> EVERYTHING = new Generator(42, Samples.NOW)
            .lives(200, Agencies.THANH_HOA, Procedures.PROVINCE, Set.of()).stream()
                    .flatMap(life -> java.util.stream.IntStream.range(
                                    0, life.changes().size())
                            .mapToObj(life::asOf))
                    .toList();

    @Test
    void an_opencps_record_has_the_keys_of_the_sample() {
        Set<String> keys =
                Samples.paths(Samples.json("opencps-dossiers-page.json").at("/data/0"));
        OpenCpsRecord record = new OpenCpsRecord();
        assertThat(EVERYTHING).allSatisfy(s -> assertThat(Samples.paths(record.write(770101, s, Samples.NOW)))
                .isEqualTo(keys));
    }

    @Test
    void an_opencps_record_has_the_value_kinds_of_the_sample() {
        JsonNode sample = Samples.json("opencps-dossiers-page.json").at("/data/0");
        JsonNode ours = new OpenCpsRecord().write(770101, EVERYTHING.get(0), Samples.NOW);
        sample.fields()
                .forEachRemaining(field -> assertThat(ours.get(field.getKey()).getNodeType())
                        .as(field.getKey())
                        .isEqualTo(field.getValue().getNodeType()));
    }

    @Test
    void an_igate_record_has_the_keys_of_the_sample_but_for_the_second_form_of_translate() {
        Set<String> keys = Samples.paths(Samples.json("igate-dossier.json"));
        IGateRecord record = new IGateRecord();
        assertThat(Samples.paths(record.write(2, EVERYTHING.get(0)))).isEqualTo(keys);
        Set<String> asObject = keys.stream()
                .map(path -> path.replace("/translate[]", "/translate"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Samples.paths(record.write(3, EVERYTHING.get(0)))).isEqualTo(asObject);
    }

    @Test
    void a_portal_record_has_the_keys_of_the_samples() {
        Set<String> all = new TreeSet<>(Samples.paths(
                Samples.json("dvcqg-dongbohosomc-request-create.json").at("/data")));
        all.addAll(Samples.paths(
                Samples.json("dvcqg-dongbohosomc-request-update.json").at("/data")));
        PortalRecord record = new PortalRecord();
        Set<String> ours = new TreeSet<>();
        EVERYTHING.forEach(
                s -> ours.addAll(Samples.paths(Shapes.JSON.createArrayNode().add(record.dossier(s)))));
        assertThat(ours).isEqualTo(all);
    }

    @Test
    void every_portal_record_has_all_the_top_keys_of_the_sample() {
        List<String> keys =
                names(Samples.json("dvcqg-dongbohosomc-request-create.json").at("/data/0"));
        PortalRecord record = new PortalRecord();
        assertThat(EVERYTHING)
                .allSatisfy(s -> assertThat(names(record.dossier(s))).containsExactlyInAnyOrderElementsOf(keys));
    }

    @Test
    void a_step_has_the_keys_of_the_sample() {
        Set<String> keys = Samples.paths(
                Samples.json("dvcqg-capnhattiendohosomc-request.json").at("/data/1"));
        assertThat(Samples.paths(new PortalRecord().step(EVERYTHING.get(0)))).isEqualTo(keys);
    }

    @Test
    void an_lgsp_document_has_the_elements_of_the_sample() {
        List<String> sample = elements(Samples.text("lgsp-msyncdocument.xml"));
        String ours = new LgspDocument().write(List.of(EVERYTHING.get(0)));
        assertThat(elements(ours)).isEqualTo(sample);
    }

    @Test
    void an_lgsp_document_has_the_faults_of_the_real_converter() {
        Snapshot working =
                EVERYTHING.stream().filter(s -> s.status() == 4).findFirst().orElseThrow();
        String due = Dates.FALSE_Z.write(working.life().due());
        assertThat(new LgspDocument().write(List.of(working)))
                .contains("<SuccessDate>0000-00-00T00:00:00.000+0700</SuccessDate>")
                .contains("<ReturnedDate>" + due + "</ReturnedDate>")
                .contains("<Status>1</Status>", "<IsReturned>false</IsReturned>");
    }

    @Test
    void several_lgsp_documents_come_as_a_list() {
        String ours = new LgspDocument().write(EVERYTHING.subList(0, 3));
        assertThat(ours).startsWith("<?xml").containsOnlyOnce("<?xml").contains("<MSyncDocuments>");
        assertThat(ours.split("<DocCode>", -1)).hasSize(4);
    }

    @Test
    void a_csv_export_has_the_header_the_row_ends_and_the_empty_last_row_of_the_sample() {
        String sample = Samples.text("export-vi.csv");
        String ours = new String(ExportFile.csv(EVERYTHING.subList(0, 9)), StandardCharsets.UTF_8);
        assertThat(ours.lines().findFirst()).isEqualTo(sample.lines().findFirst());
        assertThat(ours).startsWith("\uFEFFSTT;").endsWith("\r\n;;;;;;;;;;;;;;\r\n");
        assertThat(ours).contains(";\"").contains(";'099");
    }

    @Test
    void no_person_has_a_number_that_could_be_real() {
        StringBuilder all = new StringBuilder();
        OpenCpsRecord openCps = new OpenCpsRecord();
        IGateRecord iGate = new IGateRecord();
        PortalRecord portal = new PortalRecord();
        for (Snapshot s : EVERYTHING) {
            all.append(openCps.write(1, s, Samples.NOW)).append(portal.dossier(s));
            all.append(iGate.write(1, s).at("/applicant"));
        }
        all.append(new String(ExportFile.csv(EVERYTHING), StandardCharsets.UTF_8));
        all.append(new LgspDocument().write(EVERYTHING));
        Matcher numbers = Pattern.compile("(?<![0-9a-f-])\\d{12}(?!\\d)").matcher(all);
        int seen = 0;
        while (numbers.find()) {
            assertThat(numbers.group()).startsWith("099");
            seen++;
        }
        assertThat(seen).isGreaterThan(1_000);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new java.util.ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> elements(String xml) {
        return Pattern.compile("<([A-Za-z0-9]+)/?>")
                .matcher(xml)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
