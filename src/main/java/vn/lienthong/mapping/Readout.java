package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Times;

/**
 * A reading as JSON under the names that mappings use, for people and for the expected results beside the examples. What was
 * not said is left out. Holds personal data: never for logs.
 */
public final class Readout {
    private Readout() {}

    public static ArrayNode of(Reading reading) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        reading.heard().forEach(heard -> all.add(heard.fold(Readout::status, Readout::stepAlone, Readout::failed)));
        return all;
    }

    /** Every name that stands in a readout; below a list's name, those of its items. */
    public static Set<String> words(Optional<String> list) {
        if (list.isPresent()) {
            return Arrays.stream(Field.values())
                    .filter(field -> field.list() != null && field.word().equals(list.get()))
                    .flatMap(field -> field.list().words().stream())
                    .collect(Collectors.toSet());
        }
        Set<String> words = new TreeSet<>(Field.allWords());
        words.addAll(List.of("steps", "today", "problem", "place", "vi", "en"));
        return words;
    }

    private static ObjectNode failed(Heard.Failed failed) {
        Lines out = new Lines();
        out.put("problem", failed.problem().code().name());
        out.put("MaHoSo", failed.number());
        out.put("place", failed.problem().place());
        out.put("vi", failed.problem().vi());
        out.put("en", failed.problem().en());
        return out.json;
    }

    private static ObjectNode stepAlone(Heard.StepAlone heard) {
        Lines out = new Lines();
        out.put("MaHoSo", heard.number());
        out.put("MaDonVi", heard.agency());
        step(out, heard.step());
        return out.json;
    }

    private static void step(Lines out, Step step) {
        out.put("ThoiDiemXuLy", step.at());
        out.put("TrangThai", step.status().code());
        out.put("NguoiXuLy", step.officer());
        out.put("ChucDanh", step.title());
        out.put("PhongBanXuLy", step.department());
        out.put("NoiDungXuLy", step.content());
        out.put("NgayBatDau", step.started());
        out.put("NgayKetThucTheoQuyDinh", step.due());
    }

    private static ObjectNode status(Heard.Status heard) {
        DossierStatus dossier = heard.status();
        Lines out = new Lines();
        out.put("MaHoSo", dossier.number());
        out.put("MaHoSoKhac", dossier.otherNumber());
        out.put("ThoiDiemCapNhat", dossier.event().at());
        out.put(
                "ThuTuCapNhat",
                dossier.event().sequence() == 0 ? null : dossier.event().sequence());
        out.put("GoiYCapNhat", heard.hint() == Heard.Hint.NONE ? null : heard.hint());
        out.put("steps", heard.derivesSteps() ? "derived" : "own");
        out.put("TrangThaiHoSo", dossier.status().code());
        out.put("TrangThaiChiTiet", dossier.subStatus());
        out.put("NguoiXuLy", dossier.officer());
        office(out, dossier);
        applicant(out, dossier.applicant());
        times(out, dossier.times());
        particulars(out, dossier.particulars());
        papers(out, dossier.papers());
        out.list("QuaTrinhXuLy", dossier.steps(), Readout::step);
        return out.json;
    }

    private static void office(Lines out, DossierStatus dossier) {
        out.put("MaDonVi", dossier.agency().code());
        out.put("DonViXuLy", dossier.agency().name());
        boolean same = dossier.agency().today().equals(dossier.agency().code());
        out.put("today", same ? null : dossier.agency().today());
        out.put("MaTTHC", dossier.procedure().code());
        out.put("MaTTHCDiaPhuong", dossier.procedure().localCode());
        out.put("TenTTHC", dossier.procedure().name());
        out.put("MaLinhVuc", dossier.procedure().sectorCode());
        out.put("TenLinhVuc", dossier.procedure().sectorName());
        out.put(
                "KenhThucHien",
                dossier.channel() == null ? null : dossier.channel().code());
    }

    private static void applicant(Lines out, Applicant applicant) {
        out.put(
                "LoaiDoiTuong",
                applicant.kind() == null ? null : applicant.kind().code());
        out.put("ChuHoSo", applicant.name());
        out.put("SoGiayToChuHoSo", applicant.idNumber());
        out.put("MaDoiTuong", applicant.portalId());
        out.put("Email", applicant.email());
        out.put("SoDienThoai", applicant.phone());
        out.put("Fax", applicant.fax());
        out.list("DinhDanhCHS", applicant.identities(), (item, identity) -> {
            item.put("LoaiDinhDanh", identity.kind());
            item.put("SoDinhDanh", identity.number());
        });
    }

    private static void times(Lines out, Times times) {
        out.put("NgayNopHoSo", at(times.submitted()));
        out.put("NgayTiepNhan", at(times.received()));
        out.put("NgayHenTra", at(times.due()));
        out.put("NgayKetThucXuLy", at(times.finished()));
        out.put("NgayTra", at(times.returned()));
        out.put("NgayTuChoi", at(times.refused()));
    }

    private static Instant at(Moment moment) {
        return Optional.ofNullable(moment).map(Moment::at).orElse(null);
    }

    private static void particulars(Lines out, Particulars said) {
        out.put("SoBienNhan", said.receipt());
        out.put("TrichYeuHoSo", said.summary());
        out.put("ThongTinKhac", said.otherInfo());
        out.put("ThongTinTra", said.returnInfo());
        out.put("HinhThuc", said.returnBy());
        out.put("GhiChu", said.note());
        out.put("NoiNopHoSo", said.submittedAt());
        out.put("HoSoCoThanhPhanSoHoa", said.digitised());
        out.put("TaiKhoanDuocXacThucVoiVNeID", said.accountVerified());
        out.put("DuocThanhToanTrucTuyen", said.paidOnline());
    }

    private static void papers(Lines out, Papers papers) {
        out.list("DSKetNoiCSDL", papers.databases(), (item, code) -> item.put("MaCSDL", code));
        out.list(
                "TaiLieuNop",
                papers.documents(),
                (item, d) -> item.all(
                        ListKind.DOCUMENTS,
                        d.id(),
                        d.name(),
                        d.deleted(),
                        d.component(),
                        d.link(),
                        d.digitised(),
                        d.reused(),
                        d.fromNationalStore(),
                        d.replacedByResult()));
        out.list(
                "DanhSachLePhi",
                papers.fees(),
                (item, f) -> item.all(ListKind.FEES, f.name(), f.code(), f.collectedWhen(), f.amount(), f.kind()));
        out.list(
                "DanhSachTepDinhKemKhac",
                papers.otherPapers(),
                (item, p) -> item.all(ListKind.OTHER_PAPERS, p.name(), p.count(), p.kind()));
        out.list(
                "DanhSachHoSoBoSung",
                papers.supplements(),
                (item, s) -> item.all(
                        ListKind.SUPPLEMENTS,
                        s.id(),
                        s.requestedBy(),
                        s.content(),
                        s.requested(),
                        s.receivedBy(),
                        s.receivedInfo(),
                        s.received(),
                        s.status(),
                        s.oldDue(),
                        s.newDue()));
        out.list(
                "DanhSachGiayToKetQua",
                papers.results(),
                (item, r) -> item.all(ListKind.RESULTS, r.name(), r.component(), r.id(), r.link(), r.code()));
    }

    /** One JSON object without empty values. */
    private static final class Lines {
        private final ObjectNode json = JsonNodeFactory.instance.objectNode();

        void put(String name, Object value) {
            if (value != null) {
                json.put(name, value.toString());
            }
        }

        void all(ListKind kind, String... values) {
            for (int i = 0; i < values.length; i++) {
                put(kind.words().get(i), values[i]);
            }
        }

        <T> void list(String name, List<T> items, java.util.function.BiConsumer<Lines, T> write) {
            if (items.isEmpty()) {
                return;
            }
            ArrayNode array = json.putArray(name);
            for (T item : items) {
                Lines line = new Lines();
                write.accept(line, item);
                array.add(line.json);
            }
        }
    }
}
