package vn.lienthong.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Times that cannot all be true (failure mode FM-34). Ends are compared with beginnings by the day in Vietnam, because
 * sources give some times with the hour and others without.
 */
final class Contradiction {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant EARLIEST = Instant.parse("1989-12-31T17:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    private Contradiction() {}

    static Optional<Problem> find(DossierStatus status, Instant receivedAt) {
        Times times = status.times();
        return outside("event", status.event().at(), receivedAt)
                .or(() -> outside("NgayNopHoSo", at(times.submitted()), receivedAt))
                .or(() -> outside("NgayTiepNhan", at(times.received()), receivedAt))
                .or(() -> outside("NgayKetThucXuLy", at(times.finished()), receivedAt))
                .or(() -> outside("NgayTra", at(times.returned()), receivedAt))
                .or(() -> outside("NgayTuChoi", at(times.refused()), receivedAt))
                .or(() -> before("NgayKetThucXuLy", times.finished(), "NgayTiepNhan", times.received()))
                .or(() -> before("NgayTra", times.returned(), "NgayTiepNhan", times.received()))
                .or(() -> before("NgayTuChoi", times.refused(), "NgayNopHoSo", times.submitted()));
    }

    private static Optional<Problem> outside(String field, Instant at, Instant receivedAt) {
        if (at == null) {
            return Optional.empty();
        }
        if (at.isBefore(EARLIEST)) {
            return Optional.of(
                    problem(field, field + " từ năm 1990 trở đi", field + " of 1990 or later", day(at).toString()));
        }
        if (at.isAfter(receivedAt.plus(AHEAD))) {
            String received = day(receivedAt).toString();
            return Optional.of(problem(
                    field,
                    field + " không sau thời điểm nhận (" + received + ") quá một ngày",
                    field + " at most one day after the message was received (" + received + ")",
                    day(at).toString()));
        }
        return Optional.empty();
    }

    private static Optional<Problem> before(String endField, Moment end, String startField, Moment start) {
        if (end == null || start == null || !day(end.at()).isBefore(day(start.at()))) {
            return Optional.empty();
        }
        String from = day(start.at()).toString();
        return Optional.of(problem(
                endField,
                endField + " không trước " + startField + " (" + from + ")",
                endField + " not before " + startField + " (" + from + ")",
                day(end.at()).toString()));
    }

    private static Problem problem(String place, String expectedVi, String expectedEn, String found) {
        return new Problem(
                ProblemCode.TIMES_CONTRADICT,
                place,
                "Cần " + expectedVi + ", nhưng tìm thấy " + found
                        + ". Hãy sửa tại hệ thống nguồn (hoặc ánh xạ, nếu đọc sai ngày) rồi cho xử lý lại",
                "Expected " + expectedEn + ", but found " + found
                        + ". Correct it at the source (or the mapping, if it misreads the date) and release the record");
    }

    private static Instant at(Moment moment) {
        return moment == null ? null : moment.at();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(VIETNAM).toLocalDate();
    }
}
