package vn.lienthong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Times;

class PortalAdmissionTest {
    private static final Times UNRECEIVED = new Times(Dossiers.moment("20261012081500"), null, null, null, null, null);

    private final PortalAdmission admission = new PortalAdmission();
    private final DossierStatus whole = Dossiers.received();

    @Test
    void a_dossier_with_every_required_field_may_go() {
        assertThat(admission.obstacle(whole)).isEmpty();
        assertThat(admission.obstacle(Dossiers.supplementRequested())).isEmpty();
        assertThat(admission.obstacle(Dossiers.returned())).isEmpty();
    }

    @Test
    void the_portals_table_says_what_is_required() {
        assertThat(RequiredFields.read())
                .containsExactly(
                        "MaHoSo",
                        "MaTTHC",
                        "TenTTHC",
                        "MaLinhVuc",
                        "TenLinhVuc",
                        "LoaiDoiTuong",
                        "NgayTiepNhan",
                        "TrangThaiHoSo",
                        "HinhThuc",
                        "DonViXuLy",
                        "NoiNopHoSo");
    }

    @Test
    void a_registered_dossier_is_held_until_its_reception() {
        assertThat(code(with(whole.agency(), whole.procedure(), whole.applicant(), UNRECEIVED, MainStatus.REGISTERED)))
                .contains(ProblemCode.HELD_BEFORE_RECEPTION);
    }

    @Test
    void a_registered_dossier_with_a_reception_may_go() {
        assertThat(code(with(
                        whole.agency(), whole.procedure(), whole.applicant(), whole.times(), MainStatus.REGISTERED)))
                .isEmpty();
    }

    @Test
    void a_processed_dossier_without_reception_is_a_problem() {
        Problem problem =
                obstacle(with(whole.agency(), whole.procedure(), whole.applicant(), UNRECEIVED, MainStatus.PROCESSING));

        assertThat(problem.code()).isEqualTo(ProblemCode.REQUIRED_MISSING);
        assertThat(problem.place()).isEqualTo("NgayTiepNhan");
    }

    @Test
    void a_local_procedure_code_is_named_with_where_to_translate_it() {
        Problem problem = obstacle(with(
                whole.agency(),
                new Procedure(null, "TT-HANOI-17", "Thủ tục mẫu", "G15-TP99", "Lĩnh vực mẫu"),
                whole.applicant(),
                whole.times(),
                MainStatus.RECEIVED));

        assertThat(problem.place()).isEqualTo("MaTTHC");
        assertThat(problem.en()).contains("'TT-HANOI-17'").contains("code table of procedures");
        assertThat(problem.vi()).contains("'TT-HANOI-17'").contains("bảng mã");
    }

    @Test
    void a_missing_sector_sends_to_the_catalogue() {
        Problem problem = obstacle(with(
                whole.agency(),
                new Procedure("2.000815", null, "Thủ tục mẫu", " ", "Lĩnh vực mẫu"),
                whole.applicant(),
                whole.times(),
                MainStatus.RECEIVED));

        assertThat(problem.place()).isEqualTo("MaLinhVuc");
        assertThat(problem.en()).contains("bring procedure 2.000815 into the catalogue");
    }

    @Test
    void an_agency_without_a_name_is_named_by_its_code() {
        Agency nameless = new Agency(whole.agency().code(), null, whole.agency().today());

        assertThat(obstacle(with(nameless, whole.procedure(), whole.applicant(), whole.times(), MainStatus.RECEIVED))
                        .en())
                .contains("add the name of agency 000.00.98.H56 to the catalogue");
    }

    @Test
    void a_missing_applicant_names_the_kind_and_no_person() {
        Applicant kindless = new Applicant(null, "Nguyễn Văn Mẫu Một", "099090000011", null, null, null, null, null);

        assertThat(obstacle(with(whole.agency(), whole.procedure(), null, whole.times(), MainStatus.RECEIVED))
                        .place())
                .isEqualTo("LoaiDoiTuong");
        assertThat(obstacle(with(whole.agency(), whole.procedure(), kindless, whole.times(), MainStatus.RECEIVED))
                        .toString())
                .doesNotContain("Mẫu Một")
                .doesNotContain("099");
    }

    private Problem obstacle(DossierStatus status) {
        return admission.obstacle(status).orElseThrow();
    }

    private Optional<ProblemCode> code(DossierStatus status) {
        return admission.obstacle(status).map(Problem::code);
    }

    private DossierStatus with(
            Agency agency, Procedure procedure, Applicant applicant, Times times, MainStatus status) {
        return new DossierStatus(
                whole.number(),
                null,
                agency,
                procedure,
                whole.channel(),
                applicant,
                times,
                status,
                null,
                null,
                whole.particulars(),
                whole.papers(),
                null,
                whole.event());
    }
}
