package vn.lienthong.demo;

/** What an officer writes beside a change of status. */
final class Contents {
    private Contents() {}

    static String of(int status, int before) {
        return switch (status) {
            case 1 -> "Nộp hồ sơ trực tuyến";
            case 2 -> "Tiếp nhận hồ sơ";
            case 3 -> "Từ chối tiếp nhận: hồ sơ không thuộc thẩm quyền";
            case 4 -> resumed(before);
            case 5 -> "Yêu cầu bổ sung giấy tờ";
            case 6 -> "Yêu cầu nộp phí, lệ phí";
            case 7 -> "Rút hồ sơ theo đề nghị của công dân";
            case 8 -> "Dừng xử lý hồ sơ";
            case 9 -> "Kết thúc xử lý hồ sơ";
            default -> "Trả kết quả cho công dân";
        };
    }

    private static String resumed(int before) {
        return switch (before) {
            case 5 -> "Đã nhận bổ sung, tiếp tục xử lý";
            case 6 -> "Đã nộp phí, tiếp tục xử lý";
            case 10 -> "Hoàn tác trả kết quả, xử lý lại";
            default -> "Chuyển xử lý";
        };
    }
}
