package vn.lienthong.demo;

import java.util.List;
import java.util.Map;

/** The words each kind of source uses for the portal's ten codes: what the code tables of the mappings must hold. */
public final class StatusWords {
    /** OpenCPS status and sub-status; where two codes share a status, the sub-status tells them apart (domain.md 2.2). */
    record OpenCps(String status, String text, String subStatus, String subText) {}

    /** A tenant's iGate status: the small number and the 24-hex task status. */
    record IGate(int id, String taskId, String label) {}

    private static final List<OpenCps> OPENCPS = List.of(
            new OpenCps("receiving", "Chờ tiếp nhận", "", ""),
            new OpenCps("processing", "Đang xử lý", "processing_0", "Được tiếp nhận"),
            new OpenCps("denied", "Từ chối", "", ""),
            new OpenCps("processing", "Đang xử lý", "", ""),
            new OpenCps("waiting", "Chờ bổ sung", "waiting_0", "Yêu cầu bổ sung giấy tờ"),
            new OpenCps("paying", "Chờ thanh toán", "", ""),
            new OpenCps("cancelled", "Đã rút hồ sơ", "", ""),
            new OpenCps("unresolved", "Không giải quyết", "", ""),
            new OpenCps("releasing", "Có kết quả, chờ trả", "", ""),
            new OpenCps("done", "Đã trả kết quả", "", ""));

    private static final List<IGate> IGATE = List.of(
            igate(0, "Mới đăng ký"),
            igate(1, "Được tiếp nhận"),
            igate(6, "Từ chối tiếp nhận"),
            igate(2, "Đang xử lý"),
            igate(3, "Yêu cầu bổ sung giấy tờ"),
            igate(8, "Yêu cầu thực hiện nghĩa vụ tài chính"),
            igate(7, "Công dân yêu cầu rút hồ sơ"),
            igate(9, "Dừng xử lý"),
            igate(4, "Đã xử lý xong"),
            igate(5, "Đã trả kết quả"));

    private static final List<String> EXPORT = List.of(
            "Mới đăng ký",
            "Đã tiếp nhận",
            "Từ chối tiếp nhận",
            "Đang xử lý",
            "Chờ bổ sung",
            "Chờ thanh toán",
            "Đã rút hồ sơ",
            "Dừng xử lý",
            "Đã có kết quả",
            "Đã trả kết quả");

    static final OpenCps OPENCPS_UNKNOWN = new OpenCps("handover", "Bàn giao nội bộ", "", "");
    static final IGate IGATE_UNKNOWN = igate(77, "Chờ ý kiến liên ngành");
    static final String EXPORT_UNKNOWN = "Chờ ý kiến cấp trên";
    /** For sources that speak the portal's own codes. */
    static final int CODE_UNKNOWN = 12;

    private StatusWords() {}

    /** {@code status} or {@code status/subStatus} to portal code. */
    public static Map<String, Integer> openCps() {
        return table(OPENCPS.stream()
                .map(word -> word.subStatus().isEmpty() ? word.status() : word.status() + "/" + word.subStatus())
                .toList());
    }

    /** {@code dossierStatus.id} to portal code. */
    public static Map<String, Integer> iGate() {
        return table(IGATE.stream().map(word -> String.valueOf(word.id())).toList());
    }

    /** The column {@code Trạng thái} of the exports to portal code. */
    public static Map<String, Integer> export() {
        return table(EXPORT);
    }

    static OpenCps openCps(Snapshot snapshot) {
        return snapshot.flaw() == Flaw.UNKNOWN_STATUS ? OPENCPS_UNKNOWN : OPENCPS.get(snapshot.status() - 1);
    }

    static IGate iGate(Snapshot snapshot) {
        return snapshot.flaw() == Flaw.UNKNOWN_STATUS ? IGATE_UNKNOWN : IGATE.get(snapshot.status() - 1);
    }

    static String export(Snapshot snapshot) {
        return snapshot.flaw() == Flaw.UNKNOWN_STATUS ? EXPORT_UNKNOWN : EXPORT.get(snapshot.status() - 1);
    }

    static int code(Snapshot snapshot) {
        return snapshot.flaw() == Flaw.UNKNOWN_STATUS ? CODE_UNKNOWN : snapshot.status();
    }

    private static IGate igate(int id, String label) {
        return new IGate(id, String.format("6500000000000000000011%02d", id), label);
    }

    private static Map<String, Integer> table(List<String> words) {
        return java.util.stream.IntStream.range(0, words.size())
                .boxed()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(words::get, i -> i + 1));
    }
}
