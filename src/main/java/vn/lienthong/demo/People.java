package vn.lienthong.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invents persons, companies and officers. Every name holds the word Mẫu (sample), so nobody mistakes it for a person. */
final class People {
    private static final List<String> FAMILY =
            List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý");
    private static final List<String> MIDDLE = List.of("Văn", "Thị", "Đức", "Ngọc", "Thanh", "Minh", "Hữu");
    private static final List<String> GIVEN =
            List.of("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Nam", "Phúc", "Quỳnh", "Sơn", "Yến");
    private static final List<String> TRADE = List.of("Thương mại", "Xây dựng", "Vận tải", "Nông sản");

    private final RandomGenerator random;

    People(RandomGenerator random) {
        this.random = random;
    }

    Applicant person() {
        String phone = "09000" + digits(5);
        return new Applicant(
                false,
                pick(FAMILY) + " " + pick(MIDDLE) + " Mẫu " + pick(GIVEN),
                "099" + digits(9),
                phone,
                "mau" + phone.substring(5) + "@example.com",
                "Số " + (1 + random.nextInt(200)) + " đường Thử Nghiệm",
                LocalDate.of(1955, 1, 1).plusDays(random.nextInt(18_000)));
    }

    Applicant company() {
        String phone = "09000" + digits(5);
        return new Applicant(
                true,
                "Công ty TNHH " + pick(TRADE) + " Mẫu " + pick(GIVEN),
                "0909" + digits(6),
                phone,
                "congty" + phone.substring(5) + "@example.com",
                "Lô " + (1 + random.nextInt(40)) + " khu công nghiệp Thử Nghiệm",
                LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5_000)));
    }

    String officer() {
        return pick(FAMILY) + " " + pick(MIDDLE) + " Cán Bộ Mẫu";
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
