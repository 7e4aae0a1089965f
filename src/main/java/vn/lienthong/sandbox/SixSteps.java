package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.sandbox.HeldDossier.Kind;
import vn.lienthong.sandbox.Outcome.Done;
import vn.lienthong.sandbox.Outcome.Refused;
import vn.lienthong.sandbox.Sessions.Session;
import vn.lienthong.sandbox.SixStepSettings.CreatedAgain;

/** The adapter of 2026 (domain.md 1.9): issues tokens and numbers, takes files, dossiers, progress and statuses. Guarded by {@link StandIn}. */
final class SixSteps {
    /** The lists of CapNhatTrangThai are for these statuses only. */
    private static final Set<Integer> WITH_LISTS = Set.of(5, 6, 9);

    private final SandboxSettings settings;
    private final Sessions sessions;
    private final Holdings held;
    private final Judge judge;
    private final Tally tally;
    private final Clock clock;
    private final IssuedNumbers numbers;
    private final Map<String, String> files;
    private final SixStepRules rules = SixStepRules.fromTable();

    SixSteps(SandboxSettings settings, Sessions sessions, Holdings held, Judge judge, Tally tally, Clock clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.held = held;
        this.judge = judge;
        this.tally = tally;
        this.clock = clock;
        this.numbers = new IssuedNumbers(settings.sixSteps().issued(), clock);
        this.files = new HashMap<>(settings.sixSteps().files());
    }

    Outcome apply(SixStepAsk ask, long seq) {
        if (!ask.trouble().isEmpty()) {
            return new Refused(Refusal.ENVELOPE, ask.trouble(), ask.trouble());
        }
        if (ask.step() == SixStep.TOKEN) {
            return token(ask.body());
        }
        Optional<Session> session = sessions.find(ask.token());
        if (session.isEmpty()) {
            return Refused.because(Refusal.SESSION, "");
        }
        return switch (ask.step()) {
            case TOKEN -> throw new IllegalStateException("Expected a step with a token");
            case NUMBER -> number(ask.code(), session.get());
            case FILE -> file(ask.hash());
            case CREATE -> create(ask.body(), session.get(), seq);
            case PROGRESS, STATUS -> rows(ask, session.get(), seq);
        };
    }

    private Outcome token(JsonNode body) {
        Optional<String> name = sessions.login(
                body.path("client_id").asText(), body.path("client_secret").asText());
        if (name.isEmpty()) {
            return Refused.because(Refusal.LOGIN, "");
        }
        tally.logins++;
        ObjectNode rest = fine();
        rest.putObject("data")
                .put("access_token", name.get())
                .put("expires_in", settings.sessionSeconds())
                .put("token_type", "Bearer")
                .put("scope", "default");
        return new Done(rest);
    }

    private Outcome number(String code, Session session) {
        if (code.isBlank() || AgencyPath.find(code).isEmpty()) {
            return new Refused(Refusal.ENVELOPE, "Tham số code phải là mã đơn vị", "code");
        }
        if (!session.mayWrite(code + "-")) {
            return Refused.because(Refusal.AGENCY, "code");
        }
        tally.numbers++;
        return new Done(JsonNodeFactory.instance.objectNode().put("value", numbers.next(code)));
    }

    private Outcome file(String hash) {
        tally.files++;
        String id = "file-%06d".formatted(files.size() + 1);
        files.put(id, hash);
        ObjectNode rest = fine();
        rest.putArray("data")
                .addObject()
                .putObject("response")
                .putArray("data")
                .addObject()
                .put("IdTepTin", id)
                .put("HashTepTin", hash);
        return new Done(rest);
    }

    private Outcome create(JsonNode row, Session session, long seq) {
        Optional<Refused> wrong = judge.fields(row, 0, rules.create())
                .or(() -> judge.standing(row, session))
                .or(() -> receiver(row, session))
                .or(() -> issued(row))
                .or(() -> attached(row));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        String number = Ask.number(row);
        if (held.holds(number)) {
            return again(number, seq);
        }
        held.createIssued(row);
        touch(number, seq, Kind.CREATE);
        return created(number);
    }

    private Outcome again(String number, long seq) {
        touch(number, seq, Kind.CREATE);
        if (settings.sixSteps().createdAgain() == CreatedAgain.REFUSED) {
            return new Refused(Refusal.EXISTS, "Hồ sơ " + number + " đã tồn tại", number);
        }
        tally.recognisedCreates++;
        return created(number);
    }

    private Done created(String number) {
        ObjectNode rest = fine();
        rest.putObject("data").put("idHoSo", IssuedNumbers.id(number)).put("maHoSo", number);
        return new Done(rest);
    }

    private Outcome rows(SixStepAsk ask, Session session, long seq) {
        boolean progress = ask.step() == SixStep.PROGRESS;
        if (ask.items() > settings.batchLimit()) {
            return new Refused(
                    Refusal.BATCH_LIMIT,
                    Refusal.BATCH_LIMIT.sentence + ": tối đa " + settings.batchLimit(),
                    ask.items() + " bản ghi");
        }
        int index = 0;
        for (JsonNode row : ask.body()) {
            Optional<Refused> wrong = judge.fields(row, index++, progress ? rules.progress() : rules.status())
                    .or(() -> judge.standing(row, session))
                    .or(() ->
                            known(row, row.path(progress ? "IDHoSo" : "IdHoSo").asText()))
                    .or(() -> lists(row));
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        for (JsonNode row : ask.body()) {
            if (progress) {
                held.stepIssued(row, seq);
            } else {
                held.turnIssued(row);
            }
            touch(Ask.number(row), seq, progress ? Kind.STEPS : Kind.UPDATE);
        }
        return new Done(fine());
    }

    private Optional<Refused> receiver(JsonNode row, Session session) {
        String agency = row.path("MaDonViTiepNhan").asText();
        return session.mayWrite(agency + "-")
                ? Optional.empty()
                : Optional.of(Refused.because(Refusal.AGENCY, "MaDonViTiepNhan"));
    }

    private Optional<Refused> issued(JsonNode row) {
        return numbers.isIssued(Ask.number(row))
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refusal.INVALID, "MaHoSo phải là số đã được cấp qua GetNextValue", Ask.number(row)));
    }

    private Optional<Refused> attached(JsonNode row) {
        for (JsonNode paper : row.findValues("GiayToDinhKem")) {
            for (JsonNode file : paper) {
                String id = file.path("IdGiayTo").asText();
                if (!file.path("HashTepTin").asText().equals(files.get(id))) {
                    return Optional.of(new Refused(
                            Refusal.INVALID, "IdGiayTo và HashTepTin phải là của một tệp đã tải lên", Ask.number(row)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> known(JsonNode row, String id) {
        String number = Ask.number(row);
        boolean right = numbers.isIssued(number) && held.holds(number) && id.equals(IssuedNumbers.id(number));
        return right ? Optional.empty() : Optional.of(Refused.because(Refusal.UNKNOWN_DOSSIER, number));
    }

    private static Optional<Refused> lists(JsonNode row) {
        boolean any = !row.path("DanhSachLePhi").isEmpty()
                || !row.path("DanhSachGiayToKetQua").isEmpty();
        if (!any || WITH_LISTS.contains(row.path("TrangThai").asInt())) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                Refusal.INVALID,
                "DanhSachLePhi và DanhSachGiayToKetQua chỉ dùng với TrangThai 5, 6, 9",
                Ask.number(row)));
    }

    private void touch(String number, long seq, Kind kind) {
        held.find(number).ifPresent(dossier -> dossier.touch(seq, clock.millis(), kind, false));
    }

    private static ObjectNode fine() {
        return JsonNodeFactory.instance.objectNode().put("code", 200).put("message", "OK");
    }
}
