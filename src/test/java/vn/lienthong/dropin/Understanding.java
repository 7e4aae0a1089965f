package vn.lienthong.dropin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;
import vn.lienthong.journal.Entry;

/** What a mapping would understand of the portal's own fields, as much as these tests need. */
final class Understanding {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private Understanding() {}

    static Reading of(Entry entry) {
        List<Heard> heard = new ArrayList<>();
        try {
            JsonNode body = Office.JSON.readTree(entry.payload().toBytes());
            AgencyCode agency = new AgencyCode(entry.facts().get("madonvi"));
            boolean steps = entry.facts().get("service").equals("CapNhatTienDoHoSoMC");
            for (JsonNode row : body.isArray() ? body : body.get("data")) {
                heard.add(heard(heard.size(), row, agency, steps, entry.at()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reading(entry.position(), entry.party(), entry.at(), heard);
    }

    private static Heard heard(int index, JsonNode row, AgencyCode agency, boolean step, Instant at) {
        DossierNumber number = new DossierNumber(row.get("MaHoSo").asText());
        int code = row.path(step ? "TrangThai" : "TrangThaiHoSo").asInt();
        MainStatus status = MainStatus.find(code).orElse(null);
        if (status == null) {
            return new Heard.Failed(
                    index,
                    number,
                    new Problem(ProblemCode.CODE_UNKNOWN, "TrangThaiHoSo", "Mã lạ", "Unknown code"),
                    null);
        }
        if (step) {
            return new Heard.StepAlone(
                    index, number, agency, new Step(at, status, null, null, null, "Xử lý", null, null, false));
        }
        String received = row.path("NgayTiepNhan").asText();
        Instant receivedAt = LocalDateTime.parse(received, TIME)
                .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .toInstant();
        Times times = new Times(null, new Moment(receivedAt, received), null, null, null, null);
        return new Heard.Status(index, status(number, agency, row, times, status, at), false, Heard.Hint.NONE);
    }

    private static DossierStatus status(
            DossierNumber number, AgencyCode agency, JsonNode row, Times times, MainStatus status, Instant at) {
        return new DossierStatus(
                number,
                null,
                new Agency(agency, "UBND mẫu", agency),
                new Procedure(row.path("MaTTHC").asText(), null, null, null, null),
                null,
                null,
                times,
                status,
                null,
                null,
                new Particulars(null, null, null, null, null, null, null, null, null, null),
                Papers.NONE,
                List.of(),
                new EventTime(at, 0));
    }
}
