package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;

/** The shipped mappings understand everything the demo's sources say, but for the flaws planted in it, by their names. */
class ShippedMappingsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final long SEED = 7;
    private static final Reader READER = reader();

    private static Reader reader() {
        Mappings mappings = new Mappings();
        Path home = Path.of("mappings");
        for (String code : Bundle.codes(home)) {
            mappings.activate(entry(
                    1,
                    Kind.ACTIVATION,
                    code,
                    "application/json",
                    Map.of(),
                    Bundle.load(home, code).text()));
        }
        return new Reader(mappings, new Catalogues());
    }

    @Test
    void opencps() {
        Part part = OpenCpsSource.part("opencps-thanh-hoa", SEED, NOW, 40, 10);
        OpenCpsRecord record = new OpenCpsRecord();
        ObjectNode page = Shapes.JSON.createObjectNode();
        ArrayNode data = page.putArray("data");
        List<Snapshot> said = said(part, Procedures.PROVINCE, Set.of());
        said.forEach(snapshot -> data.add(record.write(1, snapshot, NOW)));

        List<Heard> heard = read(part.code(), "application/json", Map.of(), bytes(page.toString()));

        agree(said, heard);
        assertThat(problems(heard))
                .containsExactlyInAnyOrder(
                        ProblemCode.CODE_UNKNOWN, ProblemCode.CODE_UNKNOWN, ProblemCode.DATE_IMPOSSIBLE);
    }

    @Test
    void igate() {
        Part part = IGateSource.part("igate-quang-ngai", SEED, NOW, 40, 10);
        IGateRecord record = new IGateRecord();
        ObjectNode page = Shapes.JSON.createObjectNode();
        ArrayNode content = page.putArray("content");
        List<Snapshot> said = said(part, Procedures.PROVINCE, Set.of(Habit.PERSONS_ONLY));
        for (Snapshot snapshot : said) {
            content.add(record.write(content.size(), snapshot));
        }

        agree(said, read(part.code(), "application/json", Map.of(), bytes(page.toString())));
    }

    @Test
    void lgsp_says_every_status_because_its_owner_declared_what_1_means() {
        Part part = LgspSource.part("lgsp-hai-quan", SEED, NOW, 40, 10);
        List<Snapshot> said = said(part, Procedures.CUSTOMS, Set.of(Habit.NO_REGISTRATION, Habit.NO_UNDO));

        List<Heard> heard = read(part.code(), "application/xml", Map.of(), bytes(new LgspDocument().write(said)));
        Heard alone = read(
                        part.code(), "application/xml", Map.of(), bytes(new LgspDocument().write(said.subList(0, 1))))
                .get(0);

        assertThat(heard).hasSize(said.size());
        assertThat(alone.getClass()).isEqualTo(heard.get(0).getClass());
        for (int i = 0; i < said.size(); i++) {
            boolean understood = said.get(i).flaw() == Flaw.NONE;
            assertThat(heard.get(i) instanceof Heard.Status).isEqualTo(understood);
        }
    }

    @Test
    void files_as_csv_and_as_workbook() {
        Part part = FileSource.part("tep-hai-phong", SEED, NOW, 40, 10);
        List<Snapshot> said = said(part, Procedures.PROVINCE, Set.of(Habit.PERSONS_ONLY, Habit.NO_UNDO)).stream()
                .filter(snapshot -> snapshot.flaw() != Flaw.BROKEN_FILE)
                .toList();
        String xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        agree(said, read(part.code(), "text/csv", Map.of(), ExportFile.csv(said)));
        agree(said, read(part.code(), xlsx, Map.of(), ExportFile.xlsx(said)));
        List<Heard> broken = read(part.code(), "text/csv", Map.of(), ExportFile.broken(said));
        assertThat(problems(broken)).containsExactly(ProblemCode.UNREADABLE_DELIVERY);
    }

    @Test
    void the_portals_own_records_in_an_envelope_and_bare() {
        Part part = DropInSource.part("thue", SEED, NOW, 40, 10);
        List<Snapshot> said = said(part, Procedures.TAX, Set.of());
        ArrayNode dossiers = Shapes.JSON.createArrayNode();
        ArrayNode steps = Shapes.JSON.createArrayNode();
        said.forEach(snapshot -> dossiers.add(new PortalRecord().dossier(snapshot)));
        said.forEach(snapshot -> steps.add(new PortalRecord().step(snapshot)));
        ObjectNode envelope = Shapes.JSON.createObjectNode().put("session", "").put("madonvi", "G12.18");
        envelope.put("service", "DongBoHoSoMC").put("isUpdating", "False").set("data", dossiers);
        Map<String, String> facts = Map.of("service", "CapNhatTienDoHoSoMC");

        agree(said, read("thue", "application/json", Map.of(), bytes(envelope.toString())));
        List<Heard> heard = read("tuyen-quang", "application/json", facts, bytes(steps.toString()));
        assertThat(heard).hasSameSizeAs(said).allMatch(Heard.StepAlone.class::isInstance);
    }

    /** Every snapshot once, in the order of the play. */
    private static List<Snapshot> said(Part part, List<Procedure> procedures, Set<Habit> habits) {
        Script script = new Script(part, procedures, habits);
        List<Snapshot> said = new ArrayList<>();
        for (int tick = 0; tick < script.ticks(); tick++) {
            said.addAll(script.act(tick));
        }
        return said;
    }

    private static void agree(List<Snapshot> said, List<Heard> heard) {
        assertThat(heard).hasSameSizeAs(said);
        for (int i = 0; i < said.size(); i++) {
            Snapshot snapshot = said.get(i);
            Problem problem = heard.get(i).fold(status -> null, step -> null, Heard.Failed::problem);
            assertThat(problem == null).as("%s: %s", snapshot.flaw(), problem).isEqualTo(readable(snapshot.flaw()));
            if (problem == null) {
                Heard.Status status = (Heard.Status) heard.get(i);
                assertThat(status.status().status().code()).isEqualTo(snapshot.status());
                assertThat(status.status().number().value()).isEqualTo(snapshot.number());
                assertThat(status.status().agency().code().value())
                        .isEqualTo(snapshot.life().agency().code());
                assertThat(status.status().applicant().kind()).isNotNull();
            }
        }
    }

    /** What is wrong with the others is found behind the mapping: in the dossier, or at the portal's door. */
    private static boolean readable(Flaw flaw) {
        return Set.of(Flaw.NONE, Flaw.END_BEFORE_START, Flaw.NOT_RECEIVED, Flaw.FOREIGN_CLAIM)
                .contains(flaw);
    }

    private static List<ProblemCode> problems(List<Heard> heard) {
        return heard.stream()
                .filter(Heard.Failed.class::isInstance)
                .map(failed -> ((Heard.Failed) failed).problem().code())
                .toList();
    }

    private static List<Heard> read(String code, String type, Map<String, String> facts, byte[] payload) {
        return READER.read(entry(2, Kind.DELIVERY, code, type, facts, Payload.of(payload)))
                .heard();
    }

    private static Entry entry(
            long position, Kind kind, String party, String type, Map<String, String> facts, Payload payload) {
        return new Entry(position, kind, party, NOW, type, facts, payload, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
