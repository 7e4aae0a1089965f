package vn.lienthong.dossier;

import java.util.Optional;

/** TrangThaiHoSo: the ten main statuses of the portal (domain.md 2.1). */
public enum MainStatus {
    REGISTERED(1, "Mới đăng ký"),
    RECEIVED(2, "Được tiếp nhận"),
    REFUSED_AT_RECEPTION(3, "Không được tiếp nhận"),
    PROCESSING(4, "Đang xử lý"),
    SUPPLEMENT_REQUESTED(5, "Yêu cầu bổ sung giấy tờ"),
    PAYMENT_REQUESTED(6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
    WITHDRAWN(7, "Công dân yêu cầu rút hồ sơ"),
    STOPPED(8, "Dừng xử lý"),
    FINISHED(9, "Đã xử lý xong"),
    RETURNED(10, "Đã trả kết quả");

    private final int code;
    private final String nameVi;

    MainStatus(int code, String nameVi) {
        this.code = code;
        this.nameVi = nameVi;
    }

    public int code() {
        return code;
    }

    /** The exact wording of the portal, Vietnamese. */
    public String nameVi() {
        return nameVi;
    }

    /** Nothing more is to come of the procedure: refused, withdrawn, stopped or returned. */
    public boolean isEnd() {
        return this == REFUSED_AT_RECEPTION || this == WITHDRAWN || this == STOPPED || this == RETURNED;
    }

    public static Optional<MainStatus> find(int code) {
        return code >= 1 && code <= 10 ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
