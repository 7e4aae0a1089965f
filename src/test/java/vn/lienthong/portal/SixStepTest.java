package vn.lienthong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Issued;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.dossier.Step;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxDossier;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.sandbox.SixStepSettings.CreatedAgain;

/** The hub's reading of the 2026 protocol against the sandbox's: two readings of one document find each other's mistakes. */
class SixStepTest {
    private static final String CREDENTIAL = Protocol.SIX_STEPS.credential(new AgencyCode(Dossiers.CREDENTIAL));
    private static final Issued NOTHING = Issued.NOTHING;

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Journal journal;
    private Sandbox sandbox;
    private Portal portal;
    private List<URI> fileSources = List.of();

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(directory, JournalSettings.defaults());
        start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED));
    }

    private void start(SandboxSettings settings) {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = Sandbox.start(settings);
        SixStepCredential account = new SixStepCredential(
                new AgencyCode(Dossiers.CREDENTIAL),
                "donvi_" + Dossiers.CREDENTIAL,
                "mat-khau-" + Dossiers.CREDENTIAL,
                Dossiers.CREDENTIAL);
        SixStepSettings own = new SixStepSettings(
                URI.create(sandbox.uri() + "/dvcsync/"),
                Map.of(),
                List.of(account),
                fileSources,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
        portal = new Portal(Optional.empty(), Optional.of(own), journal, new JdkWire(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        sandbox.close();
        journal.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_dossier_goes_through_all_steps_under_the_number_the_adapter_issued() {
        Issued issued = create(Dossiers.received());
        Outcome status = deliver(Call.Service.UPDATE, Dossiers.received(), null, issued);
        Outcome step = deliver(Call.Service.STEPS, null, Dossiers.steps().get(0), issued);

        assertThat(List.of(status.kind(), step.kind())).containsOnly(Outcome.Kind.DONE);
        SandboxDossier held = sandbox.find(issued.number()).orElseThrow();
        assertThat(held.status() + " " + held.received() + " " + held.steps().size())
                .isEqualTo("2 20261012093000 1");
        assertThat(sandbox.report().refusals()).isZero();
    }

    @Test
    void the_number_is_in_the_journal_before_the_dossier_is_created() {
        Issued issued = create(Dossiers.received());

        assertThat(story())
                .containsExactly(
                        "REQUEST NUMBER",
                        "ANSWER DONE " + issued.number(),
                        "REQUEST CREATE",
                        "ANSWER DONE " + issued.id());
        assertThat(entries().get(2).facts()).containsEntry("protocol", "dvcsync-2026");
        assertThat(entries().get(2).payload().text()).contains(issued.number());
        assertThat(entries()).allSatisfy(entry -> assertThat(entry.payload().text() + entry.facts())
                .doesNotContain("mat-khau")
                .doesNotContain("Bearer"));
    }

    @Test
    void a_dossier_whose_outcome_is_unknown_is_created_again_with_the_same_number_and_held_once() {
        Issued number = number();
        sandbox.set(Fault.DROP_AFTER_NEXT, 1);

        Outcome lost = deliver(Call.Service.CREATE, Dossiers.received(), null, number);
        Outcome again = deliver(Call.Service.CREATE, Dossiers.received(), null, number);

        assertThat(lost.kind() + " " + again.kind()).isEqualTo("UNKNOWN DONE");
        assertThat(sandbox.report().creates()).isEqualTo(1);
        assertThat(again.code()).isNotEmpty();
    }

    @Test
    void an_adapter_that_refuses_a_number_it_knows_says_that_the_dossier_exists() {
        start(SandboxSettings.defaults()
                .withSixSteps(vn.lienthong.sandbox.SixStepSettings.defaults().with(CreatedAgain.REFUSED)));
        Issued issued = create(Dossiers.received());

        assertThat(deliver(Call.Service.CREATE, Dossiers.received(), null, new Issued(issued.number(), ""))
                        .kind())
                .isEqualTo(Outcome.Kind.EXISTS);
    }

    @Test
    void sixteen_lanes_ask_for_one_token() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Issued>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(this::number);
            }
            List<String> numbers = new ArrayList<>();
            for (Future<Issued> one : lanes.invokeAll(calls)) {
                numbers.add(one.get().number());
            }
            assertThat(numbers).doesNotHaveDuplicates().hasSize(16);
        } finally {
            lanes.shutdownNow();
        }
        assertThat(sandbox.report().logins()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_refused_is_renewed_once_and_the_call_repeated_with_entries_of_its_own() {
        Issued number = number();
        sandbox.expireSessions();

        assertThat(deliver(Call.Service.CREATE, Dossiers.received(), null, number)
                        .kind())
                .isEqualTo(Outcome.Kind.DONE);
        assertThat(story().subList(2, 4)).containsExactly("REQUEST CREATE", "ANSWER POSTPONED 401");
        assertThat(sandbox.report().logins()).isEqualTo(2);
    }

    @Test
    void a_token_is_renewed_before_it_ends_by_itself() {
        start(SandboxSettings.defaults().withSessionSeconds(1));
        number();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> number() != null && sandbox.report().logins() > 1);

        assertThat(sandbox.report().refusalsByReason()).doesNotContainKey("SESSION");
    }

    @Test
    void every_kind_of_refusal_is_told_apart() {
        Issued unknown = new Issued("000.00.00.H56-20261012-0000009", "10000009");
        assertThat(deliver(Call.Service.CREATE, Dossiers.received(), null, unknown)
                        .kind())
                .as("a number nobody issued, 400")
                .isEqualTo(Outcome.Kind.REFUSED);
        assertThat(deliver(Call.Service.UPDATE, Dossiers.received(), null, unknown)
                        .kind())
                .as("not found, 404")
                .isEqualTo(Outcome.Kind.REFUSED);
        sandbox.set(Fault.REFUSE_NEXT, 1);
        assertThat(deliver(Call.Service.UPDATE, Dossiers.received(), null, unknown)
                        .kind())
                .as("502")
                .isEqualTo(Outcome.Kind.UNKNOWN);
        sandbox.set(Fault.HTML_NEXT, 1);
        assertThat(deliver(Call.Service.NUMBER, Dossiers.received(), null, NOTHING)
                        .kind())
                .as("an error page")
                .isEqualTo(Outcome.Kind.UNKNOWN);
        sandbox.set(Fault.RATE_PER_SECOND, 1);
        assertThat(List.of(
                        deliver(Call.Service.NUMBER, Dossiers.received(), null, NOTHING)
                                .kind(),
                        deliver(Call.Service.NUMBER, Dossiers.received(), null, NOTHING)
                                .kind(),
                        deliver(Call.Service.NUMBER, Dossiers.received(), null, NOTHING)
                                .kind()))
                .as("too many")
                .contains(Outcome.Kind.POSTPONED);
    }

    @Test
    void an_applicant_the_protocol_has_no_kind_for_is_refused_and_nothing_is_sent() {
        Outcome outcome = deliver(Call.Service.CREATE, by(ApplicantKind.ORGANISATION), null, number());

        assertThat(outcome.kind() + " " + outcome.code()).isEqualTo("REFUSED not-in-protocol");
        assertThat(sandbox.report().callsByService()).doesNotContainKey("CreateDossier");
    }

    @Test
    void a_businesss_kind_is_one_less_than_in_the_envelope() {
        Issued issued = create(by(ApplicantKind.BUSINESS));

        JsonObject held =
                new JsonObject(sandbox.find(issued.number()).orElseThrow().payload());
        assertThat(held.getInteger("LoaiDoiTuong")).isEqualTo(1);
        assertThat(held.getString("NgayTiepNhan")).isEqualTo("2026-10-12 09:30:00");
    }

    @Test
    void the_results_go_with_a_finished_status_and_what_has_no_field_is_named() {
        Issued issued = create(Dossiers.received());
        DossierStatus finished = with(Dossiers.returned(), MainStatus.FINISHED);

        assertThat(deliver(Call.Service.UPDATE, finished, null, issued).kind()).isEqualTo(Outcome.Kind.DONE);
        JsonObject row = new JsonArray(entries().get(4).payload().text()).getJsonObject(0);
        assertThat(row.getJsonArray("DanhSachGiayToKetQua")).hasSize(1);
        assertThat(entries().get(4).facts().get("notCarried"))
                .contains("DanhSachLePhi 1")
                .contains("DanhSachGiayToKetQua DuongDanTepTinKetQua 1");
    }

    @Test
    void a_file_of_a_declared_source_is_fetched_and_uploaded_before_the_dossier() {
        int port = serveFiles();
        fileSources = List.of(URI.create("http://127.0.0.1:" + port + "/files/"));
        start(SandboxSettings.defaults());

        Issued issued = create(withFile("http://127.0.0.1:" + port + "/files/990001"));

        JsonObject held =
                new JsonObject(sandbox.find(issued.number()).orElseThrow().payload());
        JsonArray files = held.getJsonArray("ThanhPhanHoSo").getJsonObject(0).getJsonArray("GiayToDinhKem");
        assertThat(files).hasSize(1);
        assertThat(sandbox.report().files()).isEqualTo(1);
        assertThat(entries().get(2).facts().getOrDefault("notCarried", "")).doesNotContain("TaiLieuNop");
    }

    @Test
    void a_file_elsewhere_or_missing_is_named_and_does_not_hold_its_dossier_back() {
        int port = serveFiles();
        String declared = "http://127.0.0.1:" + port + "/files/";
        fileSources = List.of(URI.create(declared));
        start(SandboxSettings.defaults());

        create(withFile("http://127.0.0.1:" + port + "/secrets/990001"));
        create(withFile(declared + "../secrets/990001"));
        create(withFile(declared + "none"));

        assertThat(entries().stream()
                        .filter(entry -> entry.facts().containsKey("notCarried"))
                        .map(entry -> entry.facts().get("notCarried").split("; ")[0]))
                .containsExactly(
                        "TaiLieuNop[0]: no declared source has it",
                        "TaiLieuNop[0]: no declared source has it",
                        "TaiLieuNop[0]: its source answered HTTP 404");
        assertThat(sandbox.report().creates()).isEqualTo(3);
        assertThat(sandbox.report().files()).isZero();
    }

    @Test
    void the_bodies_have_the_samples_keys_and_the_values_that_the_hub_knows() {
        DossierStatus status = by(ApplicantKind.BUSINESS);
        Issued issued = new Issued("G09.98-20261012-0000042", "10000042");
        Call.Item item = new Call.Item(
                status.number(), Dossiers.sent(7, 1), status, Dossiers.steps().get(1), 1, issued);
        SentAhead ahead = new SentAhead(
                Map.of(status.papers().documents().get(0).link(), new SentAhead.File("file-0001", "00")),
                List.of(),
                false);

        assertThat(keys("", new JsonObject(text(SixStepWords.create(item, ahead)))))
                .containsExactlyInAnyOrderElementsOf(keys("", sample("b4-createdossier", "request")));
        JsonArray progress = new JsonArray(text(SixStepWords.progress(call(Call.Service.STEPS, item))));
        JsonArray samples = new JsonArray(text(Samples.bytes("dvcsync2026-b5-capnhattientrinh.json")));
        assertThat(keys("", progress.getJsonObject(0))).isEqualTo(keys("", samples.getJsonObject(0)));
        assertThat(progress.getJsonObject(0).getString("ThoiDiemXuLy")).isEqualTo("2026-10-12T10:05:31.000");
        DossierStatus finished = with(Dossiers.returned(), MainStatus.FINISHED);
        Call.Item update = new Call.Item(finished.number(), Dossiers.sent(8, 1), finished, null, 0, issued);
        JsonArray statuses = new JsonArray(text(SixStepWords.status(call(Call.Service.UPDATE, update))));
        assertThat(keys("", statuses.getJsonObject(0)))
                .isEqualTo(keys(
                        "",
                        new JsonArray(text(Samples.bytes("dvcsync2026-b6-capnhattrangthai.json"))).getJsonObject(0)));
    }

    private int serveFiles() {
        return vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(request.path().endsWith("990001") ? 200 : 404)
                        .end("%PDF nội dung mẫu"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private Issued create(DossierStatus status) {
        Issued number = number();
        Outcome created = deliver(Call.Service.CREATE, status, null, number);
        assertThat(created.kind()).as(created.message()).isEqualTo(Outcome.Kind.DONE);
        return new Issued(number.number(), created.code());
    }

    private Issued number() {
        return new Issued(
                deliver(Call.Service.NUMBER, Dossiers.received(), null, NOTHING).code(), "");
    }

    private Outcome deliver(Call.Service service, DossierStatus status, Step step, Issued issued) {
        Call.Item item = new Call.Item(Dossiers.FIRST, Dossiers.sent(7, 1), status, step, step == null ? 0 : 1, issued);
        return portal.deliver(call(service, item)).outcome();
    }

    private static Call call(Call.Service service, Call.Item item) {
        return new Call(CREDENTIAL, service, List.of(item));
    }

    private static DossierStatus by(ApplicantKind kind) {
        DossierStatus s = Dossiers.received();
        Applicant a = s.applicant();
        Applicant other = new Applicant(
                kind, a.name(), a.idNumber(), a.portalId(), a.email(), a.phone(), a.fax(), a.identities());
        return copy(s, other, s.status(), s.papers());
    }

    private static DossierStatus with(DossierStatus s, MainStatus status) {
        return copy(s, s.applicant(), status, s.papers());
    }

    private static DossierStatus withFile(String link) {
        DossierStatus s = Dossiers.received();
        Papers.Document d = s.papers().documents().get(0);
        Papers.Document moved =
                new Papers.Document(d.id(), d.name(), d.deleted(), d.component(), link, "1", "0", "0", null);
        return copy(s, s.applicant(), s.status(), new Papers(null, List.of(moved), null, null, null, null));
    }

    private static DossierStatus copy(DossierStatus s, Applicant applicant, MainStatus status, Papers papers) {
        return new DossierStatus(
                s.number(),
                s.otherNumber(),
                s.agency(),
                s.procedure(),
                s.channel(),
                applicant,
                s.times(),
                status,
                s.subStatus(),
                s.officer(),
                s.particulars(),
                papers,
                s.steps(),
                s.event());
    }

    private static JsonObject sample(String name, String part) {
        return new JsonObject(text(Samples.bytes("dvcsync2026-" + name + ".json"))).getJsonObject(part);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Every key with its path and the kind of its value. */
    private static Set<String> keys(String path, Object value) {
        Set<String> keys = new java.util.TreeSet<>();
        if (value instanceof JsonObject object) {
            object.forEach(entry -> keys.addAll(keys(path + "/" + entry.getKey(), entry.getValue())));
        } else if (value instanceof JsonArray array) {
            array.forEach(one -> keys.addAll(keys(path + "[]", one)));
        }
        keys.add(path + " " + value.getClass().getSimpleName());
        return keys;
    }

    private List<Entry> entries() {
        return journal.list(0, 1000, Long.MAX_VALUE);
    }

    private List<String> story() {
        return entries().stream().map(SixStepTest::tell).toList();
    }

    private static String tell(Entry entry) {
        if (entry.kind() == Kind.REQUEST) {
            return "REQUEST " + CallFacts.readRequest(entry.facts()).service();
        }
        Outcome outcome = CallFacts.readAnswer(entry.facts()).outcome();
        return "ANSWER " + outcome.kind() + " " + outcome.code();
    }
}
