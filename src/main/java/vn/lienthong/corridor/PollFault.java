package vn.lienthong.corridor;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.camel.http.base.HttpOperationFailedException;
import vn.lienthong.source.Refusal;

/**
 * What went wrong in a look at a source, in words that hold nothing the source said: its answers may carry personal data.
 *
 * @param ours true when it looks like a bug of the hub rather than a trouble of the source
 */
record PollFault(String code, String vi, String en, boolean ours, Throwable cause) {
    static PollFault of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException answer) {
                return answered(answer.getStatusCode(), thrown);
            }
            if (cause instanceof RefusedException refused) {
                Refusal refusal = refused.refusal();
                return new PollFault(refusal.code(), refusal.vi(), refusal.en(), false, thrown);
            }
            if (cause instanceof SQLException database) {
                return database(database, thrown);
            }
            if (cause instanceof IOException) {
                return unreachable(cause, thrown);
            }
        }
        return unexpected(thrown);
    }

    static PollFault answered(int status, Throwable thrown) {
        boolean account = status == 401 || status == 403;
        return new PollFault(
                account ? "source-refuses-account" : "source-answers-error",
                account
                        ? "Nguồn từ chối tài khoản (HTTP " + status + "); hãy kiểm tra username và password của nguồn"
                        : "Nguồn trả lời HTTP " + status + " thay vì danh sách",
                account
                        ? "Expected the source to accept the account, but it answered HTTP " + status
                                + "; check the source's username and password"
                        : "Expected a page of the source's list, but it answered HTTP " + status,
                false,
                thrown);
    }

    private static PollFault database(SQLException database, Throwable thrown) {
        String state = database.getSQLState() == null ? "-" : database.getSQLState();
        String at = "SQLState " + state + ", " + database.getErrorCode();
        return new PollFault(
                "source-database-fails",
                "Cơ sở dữ liệu của nguồn không trả lời được (" + at
                        + "); hãy kiểm tra địa chỉ, tài khoản và câu truy vấn",
                "Expected rows of the source's table, but its database failed (" + at
                        + "); check the address, the account and the query",
                false,
                thrown);
    }

    private static PollFault unreachable(Throwable cause, Throwable thrown) {
        String kind = cause.getClass().getSimpleName();
        return new PollFault(
                "source-unreachable",
                "Không kết nối được tới nguồn (" + kind + ")",
                "Expected an answer of the source, but it could not be reached (" + kind + ")",
                false,
                thrown);
    }

    private static PollFault unexpected(Throwable thrown) {
        String kind = thrown == null ? "?" : thrown.getClass().getSimpleName();
        return new PollFault(
                "look-failed",
                "Lần đọc nguồn bị lỗi (" + kind + "); xem nhật ký mức DEBUG",
                "A look at the source failed (" + kind + "); the log at level DEBUG shows where",
                true,
                thrown);
    }
}
