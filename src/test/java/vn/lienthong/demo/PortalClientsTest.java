package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.demo.RecordingHub.Received;
import vn.lienthong.demo.RecordingHub.Reply;

class PortalClientsTest {
    private static final Credentials LOGIN = new Credentials("thue", "demo", "G12.18");

    private final RecordingHub hub = new RecordingHub();
    /** What the portal side holds: dossier number to last status taken. */
    private final Map<String, Integer> held = new TreeMap<>();

    private final List<String> steps = new ArrayList<>();

    @BeforeEach
    void speakPortal() {
        hub.answer((received, serial) -> portal(received));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private DropInSource dropIn() {
        return new DropInSource(DropInSource.part("thue", 42, Samples.NOW, 40, 12), hub.base(), LOGIN);
    }

    private RelaySource relay() {
        return new RelaySource(RelaySource.part("tq", 42, Samples.NOW, 40, 12), hub.door());
    }

    private static void play(Simulator source) {
        for (int ticks = 0; source.tick(Samples.NOW.plusSeconds(ticks)); ticks++) {
            assertThat(ticks).as("ticks until the play is over").isLessThan(200);
        }
    }

    @Test
    void the_drop_in_client_ends_with_the_portal_equal_to_its_truth() {
        DropInSource source = dropIn();
        play(source);
        source.truth().planted().forEach(planted -> held.remove(planted.number()));
        assertThat(held).isEqualTo(new TreeMap<>(source.truth().latest())).hasSize(40);
        assertThat(steps).hasSize((int) source.truth().totals().steps()).doesNotHaveDuplicates();
        assertThat(services()).contains("LayThuTuc", "TraCuuHoSo", "DongBoHoSoMC", "CapNhatTienDoHoSoMC");
    }

    @Test
    void the_relay_client_ends_with_the_portal_equal_to_its_truth() {
        RelaySource source = relay();
        play(source);
        source.truth().planted().forEach(planted -> held.remove(planted.number()));
        assertThat(held).isEqualTo(new TreeMap<>(source.truth().latest())).hasSize(40);
        assertThat(hub.received()).allMatch(received -> received.path().startsWith("/dvcqg/relay/"));
        assertThat(hub.received()).allMatch(received -> received.query().contains("MaDinhDanhDV=H60."));
    }

    @Test
    void a_create_of_a_known_dossier_becomes_an_update() {
        List<Life> known = new Script(
                        RelaySource.part("tq", 42, Samples.NOW, 40, 12),
                        Procedures.PROVINCE,
                        Set.of(Habit.NO_REGISTRATION))
                .lives();
        known.forEach(life -> held.put(life.number(), 2));
        RelaySource source = relay();
        play(source);
        source.truth().planted().forEach(planted -> held.remove(planted.number()));
        assertThat(held).isEqualTo(new TreeMap<>(source.truth().latest()));
    }

    @Test
    void a_lost_answer_brings_the_same_call_again() {
        Set<String> dropped = new LinkedHashSet<>();
        hub.answer((received, serial) -> {
            Reply reply = portal(received);
            boolean first = received.body().contains("\"DongBoHoSoMC\"") && dropped.add(received.body());
            return first && dropped.size() <= 3 ? Reply.DROPPED : reply;
        });
        DropInSource source = dropIn();
        play(source);
        dropped.stream().limit(3).forEach(body -> assertThat(hub.bodies())
                .filteredOn(body::equals)
                .hasSize(2));
        source.truth().planted().forEach(planted -> held.remove(planted.number()));
        assertThat(held).isEqualTo(new TreeMap<>(source.truth().latest()));
    }

    @Test
    void an_expired_session_is_renewed_once_and_the_call_goes_again() {
        hub.answer((received, serial) ->
                serial == 6 ? reply(-1, "Session không hợp lệ hoặc đã hết hạn") : portal(received));
        DropInSource source = dropIn();
        play(source);
        assertThat(hub.received().stream().filter(r -> r.path().equals("/dvcqg/login")))
                .hasSize(2);
        assertThat(source.truth().latest()).hasSize(40);
    }

    private List<String> services() {
        return hub.bodies().stream()
                .map(body -> Samples.tree(body).path("service").asText())
                .toList();
    }

    /** The least a portal does (domain.md 1.2-1.4): known creates and unknown updates are refused. */
    private synchronized Reply portal(Received received) {
        JsonNode body = Samples.tree(received.body());
        if (received.path().equals("/dvcqg/login")) {
            return Reply.ok("{\"session\":\"s-1\",\"error_code\":0,\"message\":\"OK\"}");
        }
        boolean relay = body.isArray();
        String service = relay
                ? received.path().replaceFirst(".*/", "")
                : body.get("service").asText();
        JsonNode data = relay ? body : body.path("data");
        return switch (service) {
            case "LayThuTuc" -> Reply.ok(Samples.text("dvcqg-laythutuc-response.json"));
            case "TraCuuHoSo" ->
                held.containsKey(body.get("mahoso").asText())
                        ? Reply.ok(Samples.text("dvcqg-tracuuhoso-response-found-PARTLY-GUESS.json"))
                        : Reply.ok(Samples.text("dvcqg-tracuuhoso-response-empty.json"));
            case "DongBoHoSoMC" ->
                dossiers(
                        data,
                        relay
                                ? received.query().contains("isUpdating=True")
                                : body.get("isUpdating").asText().equals("True"));
            default -> {
                data.forEach(step -> steps.add(step.toString()));
                yield Reply.ok(Samples.text("dvcqg-capnhattiendohosomc-response-ok.json"));
            }
        };
    }

    private Reply dossiers(JsonNode data, boolean updating) {
        for (JsonNode dossier : data) {
            if (held.containsKey(dossier.get("MaHoSo").asText()) != updating) {
                return reply(3, updating ? "Hồ sơ không tồn tại" : "Hồ sơ đã tồn tại");
            }
        }
        data.forEach(
                d -> held.put(d.get("MaHoSo").asText(), d.get("TrangThaiHoSo").asInt()));
        return Reply.ok(Samples.text("dvcqg-dongbohosomc-response-ok.json"));
    }

    private static Reply reply(int code, String message) {
        return Reply.ok("{\"error_code\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }
}
