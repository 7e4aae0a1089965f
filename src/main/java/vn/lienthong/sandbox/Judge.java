package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.sandbox.Outcome.Refused;
import vn.lienthong.sandbox.Sessions.Session;

/** Everything a call must satisfy before the portal changes anything: a batch is all or nothing. Guarded by {@link StandIn}. */
final class Judge {
    private static final int TOLD = 5;
    private final SandboxSettings settings;
    private final Faults faults;
    private final Holdings held;
    private final Tally tally;
    private final Specification specification = Specification.fromTables();

    Judge(SandboxSettings settings, Faults faults, Holdings held, Tally tally) {
        this.settings = settings;
        this.faults = faults;
        this.held = held;
        this.tally = tally;
    }

    Optional<Refused> envelope(Ask ask, Service service) {
        for (Iterator<String> keys = ask.body().fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!service.keys().contains(key) && !Service.COMMON.contains(key)) {
                return misshapen("trường ngoài đặc tả trong phong bì");
            }
        }
        for (String key : service.keys()) {
            if (!"data".equals(key) && ask.text(key).isBlank()) {
                return misshapen("thiếu trường '" + key + "' (chuỗi ký tự)");
            }
        }
        if (service == Service.DOSSIERS && !Set.of("True", "False").contains(ask.text("isUpdating"))) {
            return misshapen("isUpdating phải là chuỗi \"True\" hoặc \"False\"");
        }
        return service.keys().contains("data") ? batch(ask) : Optional.empty();
    }

    private Optional<Refused> batch(Ask ask) {
        if (!ask.data().isArray() || ask.data().isEmpty()) {
            return misshapen("data phải là mảng có ít nhất một bản ghi");
        }
        if (ask.data().size() > settings.batchLimit()) {
            return Optional.of(new Refused(
                    Refusal.BATCH_LIMIT,
                    Refusal.BATCH_LIMIT.sentence + ": tối đa " + settings.batchLimit(),
                    ask.data().size() + " bản ghi"));
        }
        return Optional.empty();
    }

    Optional<Refused> records(Ask ask, Service service, Session session) {
        FieldTable table = service == Service.DOSSIERS ? specification.dossier() : specification.step();
        int index = 0;
        for (JsonNode row : ask.data()) {
            Optional<Refused> wrong = fields(row, index, table).or(() -> standing(row, session));
            if (wrong.isPresent()) {
                return wrong;
            }
            index++;
        }
        return service == Service.DOSSIERS && !ask.updating() ? fresh(ask.data()) : known(ask.data());
    }

    Optional<Refused> fields(JsonNode row, int index, FieldTable table) {
        List<Complaint> complaints = new ArrayList<>(0);
        table.judge(row, complaints);
        if (complaints.isEmpty()) {
            return Optional.empty();
        }
        complaints.forEach(c -> Tally.count(tally.invalid, c.field() + " " + c.rule()));
        String all = complaints.stream().limit(TOLD).map(Complaint::sentence).collect(Collectors.joining("; "));
        return Optional.of(new Refused(
                Refusal.INVALID,
                Refusal.INVALID.sentence + ": " + complaints.get(0).sentence(),
                "data[" + index + "] " + Ask.number(row) + ": " + all));
    }

    Optional<Refused> standing(JsonNode row, Session session) {
        String number = Ask.number(row);
        if (!session.mayWrite(number)) {
            return Optional.of(Refused.because(Refusal.AGENCY, number));
        }
        if (faults.hasPoison() && faults.isPoison(number)) {
            return Optional.of(Refused.because(Refusal.POISON, number));
        }
        return Optional.empty();
    }

    private Optional<Refused> fresh(JsonNode rows) {
        Set<String> inThisBatch = new HashSet<>();
        for (JsonNode row : rows) {
            String number = Ask.number(row);
            if (held.holds(number) || !inThisBatch.add(number)) {
                return Optional.of(new Refused(Refusal.EXISTS, "Hồ sơ " + number + " đã tồn tại", number));
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> known(JsonNode rows) {
        for (JsonNode row : rows) {
            if (!held.holds(Ask.number(row))) {
                return Optional.of(Refused.because(Refusal.UNKNOWN_DOSSIER, Ask.number(row)));
            }
        }
        return Optional.empty();
    }

    static Optional<Refused> misshapen(String what) {
        return Optional.of(new Refused(Refusal.ENVELOPE, Refusal.ENVELOPE.sentence + ": " + what, what));
    }
}
