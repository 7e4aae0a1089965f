package vn.lienthong.portal;

import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;

/**
 * What the portal requires of a dossier (domain.md 1.6, read from {@code dvcqg-dossier-fields.csv}): every required field, of
 * which the reception alone may still come by itself. Ask after the catalogue has filled what it knows.
 */
public final class PortalAdmission implements Admission {
    private static final String RECEPTION = "NgayTiepNhan";

    private final List<DossierField> required;

    public PortalAdmission() {
        List<String> names = RequiredFields.read();
        required = DossierField.ALL.stream()
                .filter(field -> names.contains(field.name().getValue()))
                .toList();
    }

    @Override
    public Optional<Problem> obstacle(DossierStatus status) {
        if (status.status() == MainStatus.REGISTERED && status.times().received() == null) {
            return Optional.of(held());
        }
        return required.stream()
                .filter(field -> field.value().apply(status).isBlank())
                .findFirst()
                .map(field -> missing(field.name().getValue(), status));
    }

    private static Problem held() {
        return new Problem(
                ProblemCode.HELD_BEFORE_RECEPTION,
                RECEPTION,
                "Hồ sơ mới đăng ký (TrangThaiHoSo 1), chưa có NgayTiepNhan nên Cổng chưa nhận; sẽ tự gửi khi nguồn báo đã"
                        + " tiếp nhận",
                "Expected a received dossier, but found status 1 without NgayTiepNhan, which the portal does not take yet;"
                        + " it is sent by itself once the source says that it was received");
    }

    private static Problem missing(String field, DossierStatus status) {
        Advice advice = Advice.of(field, status);
        return new Problem(
                ProblemCode.REQUIRED_MISSING,
                field,
                "Cổng bắt buộc " + field + " nhưng hồ sơ không có; " + advice.vi(),
                "Expected " + field + ", which the portal requires, but the dossier has none; " + advice.en());
    }
}
