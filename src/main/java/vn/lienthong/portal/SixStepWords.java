package vn.lienthong.portal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Step;

/** The bodies of the six steps (domain.md 1.9). */
final class SixStepWords {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String RESULT = "KQ.DVC.KETQUA";

    /** The lists of CapNhatTrangThai go with these statuses only. */
    private static final Set<MainStatus> WITH_LISTS =
            Set.of(MainStatus.SUPPLEMENT_REQUESTED, MainStatus.PAYMENT_REQUESTED, MainStatus.FINISHED);

    private SixStepWords() {}

    static byte[] token(SixStepCredential credential) {
        return write(json -> {
            json.writeStartObject();
            json.writeStringField("client_id", credential.clientId());
            json.writeStringField("client_secret", credential.clientSecret());
            json.writeEndObject();
        });
    }

    static byte[] create(Call.Item item, SentAhead ahead) {
        return write(json -> SixStepDossier.write(json, item, ahead));
    }

    static byte[] progress(Call call) {
        return write(json -> {
            json.writeStartArray();
            for (Call.Item item : call.items()) {
                progress(json, item);
            }
            json.writeEndArray();
        });
    }

    private static void progress(JsonGenerator json, Call.Item item) throws IOException {
        Step step = item.step();
        boolean known = step.officer() != null && !step.officer().isBlank();
        json.writeStartObject();
        Fields fields = new Fields(json)
                // With a capital D here, with a small one in the status: so the protocol has it.
                .field("IDHoSo", item.issued().id())
                .field("MaHoSo", item.issued().number())
                .field("NguoiXuLy", known ? step.officer() : StepBody.SOME_OFFICER)
                .field("ThoiDiemXuLy", SixStepTime.inProgress(step.at()))
                .field("PhongBanXuLy", step.department())
                .field("NoiDungXuLy", step.content());
        json.writeNumberField("TrangThai", step.status().code());
        fields.field("NgayBatDau", SixStepTime.inProgress(step.started()))
                .field("NgayKetThucTheoQuyDinh", SixStepTime.inProgress(step.due()));
        json.writeEndObject();
    }

    static byte[] status(Call call) {
        return write(json -> {
            json.writeStartArray();
            for (Call.Item item : call.items()) {
                status(json, item);
            }
            json.writeEndArray();
        });
    }

    private static void status(JsonGenerator json, Call.Item item) throws IOException {
        DossierStatus status = item.status();
        String said = status.subStatus() == null || status.subStatus().isBlank()
                ? status.status().nameVi()
                : status.subStatus();
        json.writeStartObject();
        Fields fields = new Fields(json)
                .field("IdHoSo", item.issued().id())
                .field("MaHoSo", item.issued().number());
        json.writeNumberField("TrangThai", status.status().code());
        fields.field("NoiDungYKien", "")
                .field("PhongBanXuLy", status.agency().name())
                .field("NoiDungXuLy", said)
                .none("DanhSachLePhi");
        json.writeArrayFieldStart("DanhSachGiayToKetQua");
        for (Papers.Result result :
                WITH_LISTS.contains(status.status()) ? status.papers().results() : List.<Papers.Result>of()) {
            json.writeStartObject();
            new Fields(json).field("TenGiayTo", result.name()).field("MaKetQua", RESULT);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The fees' inner keys were never published, and a result has a name here but no file. */
    static List<String> notCarried(Call call) {
        List<String> places = new ArrayList<>();
        for (Call.Item item : call.items()) {
            Papers papers = item.status().papers();
            String place = item.issued().number() + " ";
            if (!papers.fees().isEmpty()) {
                places.add(place + "DanhSachLePhi " + papers.fees().size());
            }
            long files = papers.results().stream().filter(r -> r.link() != null).count();
            if (files > 0) {
                places.add(place + "DanhSachGiayToKetQua DuongDanTepTinKetQua " + files);
            }
        }
        return places;
    }

    private static byte[] write(Inside inside) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            inside.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write into memory", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Inside {
        void write(JsonGenerator json) throws IOException;
    }
}
