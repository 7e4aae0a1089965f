package vn.lienthong.source;

/**
 * A delivery that was not taken: what an edge answers, as {@code application/problem+json} (RFC 9457). Codes are stable and
 * documented in src/docs/problems.md.
 *
 * @param status HTTP status
 * @param code stable
 * @param retryAfterSeconds when the sender should try again; 0 when the same request cannot succeed
 */
public record Refusal(int status, String code, String vi, String en, int retryAfterSeconds) {
    /** The code of {@link #tooFast}. */
    public static final String TOO_FAST = "source-too-fast";

    public static Refusal unknownSource(String code) {
        return new Refusal(
                404,
                "source-unknown",
                "Không có hệ thống nguồn '" + code + "'; hãy kiểm tra mã trong đường dẫn hoặc thêm routes/sources/"
                        + code + ".yaml",
                "Expected the code of a source system, but found '" + code + "'; check the path or add routes/sources/"
                        + code + ".yaml",
                0);
    }

    public static Refusal wrongKey() {
        return new Refusal(
                401,
                "key-wrong",
                "Thiếu hoặc sai khóa truy cập (tiêu đề X-API-Key); cấp khóa mới bằng lệnh: source key <mã nguồn>",
                "Expected this source's API key in the header X-API-Key, but it is missing or wrong; make a new one with:"
                        + " source key <code>",
                0);
    }

    public static Refusal wrongContentType(String found, String expected) {
        return new Refusal(
                415,
                "content-type-wrong",
                "Nguồn này nhận " + expected + " nhưng yêu cầu ghi là '" + found + "'",
                "Expected the content type " + expected + ", but found '" + found + "'",
                0);
    }

    public static Refusal tooLarge(long found, long most) {
        return new Refusal(
                413,
                "body-too-large",
                "Nội dung " + found + " byte vượt giới hạn " + most + " byte; hãy chia nhỏ lô",
                "Expected a body of at most " + most + " bytes, but found " + found + "; send smaller batches",
                0);
    }

    /** The size is not told: the body was not read to its end. */
    public static Refusal tooLarge(long most) {
        return new Refusal(
                413,
                "body-too-large",
                "Nội dung vượt giới hạn " + most + " byte; hãy chia nhỏ lô",
                "Expected a body of at most " + most + " bytes, but it is larger; send smaller batches",
                0);
    }

    /** The hub reads more slowly than this source sends; nothing was kept. */
    public static Refusal tooFast() {
        return new Refusal(
                503,
                TOO_FAST,
                "Nguồn này gửi nhanh hơn trục kịp đọc; các nguồn khác không bị ảnh hưởng. Hãy gửi lại sau một giây",
                "Expected this source to send no faster than the hub reads, but too much of it is not read yet; send it again"
                        + " in a second",
                1);
    }

    public static Refusal empty() {
        return new Refusal(
                400, "body-empty", "Nội dung trống; không có gì để nhận", "Expected a body, but it is empty", 0);
    }

    public static Refusal unavailable(String reasonCode, String vi, String en) {
        return new Refusal(503, reasonCode, vi, en, 5);
    }
}
