package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.List;

/** The procedures the demo's dossiers use. A sandbox portal that should take them must know all of {@link #list()}. */
public final class Procedures {
    static final List<Procedure> PROVINCE = List.of(
            new Procedure(
                    "2.000815",
                    "Chứng thực bản sao từ bản chính (thủ tục mẫu)",
                    "G15-TP99",
                    "Chứng thực (lĩnh vực mẫu)"),
            new Procedure("1.001193", "Đăng ký khai sinh", "G15-HT99", "Hộ tịch (lĩnh vực mẫu)"),
            new Procedure("1.012766", "Thủ tục đất đai mẫu", "G10-DD99", "Đất đai (lĩnh vực mẫu)"),
            new Procedure("1.000998", "Đăng ký kết hôn (thủ tục mẫu)", "G15-HT99", "Hộ tịch (lĩnh vực mẫu)"),
            new Procedure(
                    "1.009998", "Cấp giấy phép xây dựng nhà ở (thủ tục mẫu)", "G17-XD99", "Xây dựng (lĩnh vực mẫu)"),
            new Procedure("1.001998", "Đăng ký hộ kinh doanh (thủ tục mẫu)", "G12-KD99", "Kinh doanh (lĩnh vực mẫu)"),
            new Procedure(
                    "1.005998", "Xác nhận mức trợ giúp xã hội (thủ tục mẫu)", "G19-XH99", "Xã hội (lĩnh vực mẫu)"));

    static final List<Procedure> TAX = List.of(
            new Procedure("1.007398", "Đăng ký thuế lần đầu (thủ tục mẫu)", "G12-TH99", "Thuế (lĩnh vực mẫu)"),
            new Procedure("1.007397", "Khai thuế thu nhập cá nhân (thủ tục mẫu)", "G12-TH99", "Thuế (lĩnh vực mẫu)"),
            new Procedure("1.007396", "Hoàn thuế nộp thừa (thủ tục mẫu)", "G12-TH99", "Thuế (lĩnh vực mẫu)"));

    static final List<Procedure> CUSTOMS = List.of(
            new Procedure(
                    "1.007798", "Khai hải quan hàng nhập khẩu (thủ tục mẫu)", "G12-HQ99", "Hải quan (lĩnh vực mẫu)"),
            new Procedure(
                    "1.007797", "Xác định trước mã số hàng hóa (thủ tục mẫu)", "G12-HQ99", "Hải quan (lĩnh vực mẫu)"));

    private Procedures() {}

    /** Every national procedure of the demo, each code once. */
    public static List<Procedure> list() {
        List<Procedure> all = new ArrayList<>(PROVINCE);
        all.addAll(TAX);
        all.addAll(CUSTOMS);
        return List.copyOf(all);
    }
}
