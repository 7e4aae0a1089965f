package vn.lienthong.asking;

import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.kafka.common.KafkaException;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

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
            if (cause instanceof GenericFileOperationFailedException server && cause.getCause() == null) {
                return fileServer(server, thrown);
            }
            if (cause instanceof JSchException session) {
                return session(session, thrown);
            }
            if (cause instanceof KafkaException brokers) {
                return TopicFault.of(brokers, thrown);
            }
            if (cause instanceof SQLException database) {
                return database(database, thrown);
            }
            if (cause instanceof SSLException encryption) {
                return CertificateFault.of(encryption, thrown);
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

    static PollFault soap(String code) {
        return new PollFault(
                "source-soap-fault",
                "Nguồn trả lời SOAP Fault (" + code + "); hãy kiểm tra phong bì (envelope), action và tài khoản",
                "Expected an answer of the source's operation, but it sent a SOAP Fault (" + code
                        + "); check envelope, action and account",
                false,
                null);
    }

    /** What of a page that is none to the reader costs: said with each of them. */
    private static final String STAYS_VI = "; mốc đọc giữ nguyên và trang sẽ được hỏi lại";

    private static final String STAYS_EN = "; the cursor stays, and the page is asked for again";

    static PollFault unreadable(int status, int bytes) {
        return new PollFault(
                "source-answer-unreadable",
                "Nguồn trả lời HTTP " + status + " nhưng nội dung (" + bytes
                        + " byte) không phải JSON hay XML trọn vẹn: trang HTML, bị cắt hoặc rỗng" + STAYS_VI,
                "Expected a page of the source's list, but its answer with HTTP " + status + " (" + bytes
                        + " bytes) is neither whole JSON nor whole XML: an HTML page, cut, or empty" + STAYS_EN,
                false,
                null);
    }

    static PollFault noList(int status, String place) {
        return new PollFault(
                "source-answer-no-list",
                "Nguồn trả lời HTTP " + status + " nhưng không có danh sách tại '" + place + "': báo lỗi hoặc dạng khác"
                        + STAYS_VI + ". Nếu nguồn bỏ danh sách khi không có gì, hãy khai emptyWhen",
                "Expected the list of records at '" + place + "', but the source's answer with HTTP " + status
                        + " has none there: it tells of an error, or has another form" + STAYS_EN
                        + ". If the source leaves the list out when it has nothing, declare emptyWhen",
                false,
                null);
    }

    static PollFault saysError(int status) {
        return new PollFault(
                "source-answer-says-error",
                "Nguồn trả lời HTTP " + status + " nhưng báo lỗi (theo failedWhen)" + STAYS_VI,
                "Expected a page of the source's list, but its answer with HTTP " + status
                        + " says that something failed (failedWhen)" + STAYS_EN,
                false,
                null);
    }

    static PollFault signedOut() {
        return new PollFault(
                "source-session-ended",
                "Nguồn trả lời rằng phiên đã hết (theo sessionEnded), ngay cả sau khi đăng nhập lại; hãy kiểm tra tài khoản, token và"
                        + " sessionEnded",
                "Expected a page of the source's list, but it says that the session is over (sessionEnded), even after signing in"
                        + " once more; check the account, the token and sessionEnded",
                false,
                null);
    }

    /** The code only: what a server says beside it may hold names of files, and so of people. */
    private static PollFault fileServer(GenericFileOperationFailedException server, Throwable thrown) {
        boolean account = server.getCode() == 530 || server.getCode() == 430;
        return account ? account("FTP " + server.getCode(), thrown) : files("FTP " + server.getCode(), thrown);
    }

    private static PollFault session(JSchException session, Throwable thrown) {
        String said = String.valueOf(session.getMessage());
        if (said.contains("HostKey") || session.getClass().getSimpleName().contains("HostKey")) {
            return new PollFault(
                    "source-server-unknown",
                    "Khóa của máy chủ không có trong tệp knownHosts; hãy so sánh với khóa do đơn vị vận hành cung cấp rồi"
                            + " thêm vào",
                    "Expected the server's key in the file knownHosts, but it is not there; compare it with what the"
                            + " server's operator says, then add it",
                    false,
                    thrown);
        }
        return said.contains("Auth") ? account("SSH", thrown) : unreachable(session, thrown);
    }

    static PollFault account(String what, Throwable thrown) {
        return new PollFault(
                "source-refuses-account",
                "Máy chủ từ chối tài khoản (" + what + "); hãy kiểm tra username, password hoặc khóa",
                "Expected the server to accept the account, but it refused it (" + what
                        + "); check username and password or key",
                false,
                thrown);
    }

    private static PollFault files(String what, Throwable thrown) {
        return new PollFault(
                "source-files-fail",
                "Máy chủ tệp không thực hiện được yêu cầu (" + what + "); hãy kiểm tra thư mục và quyền đổi tên tệp",
                "Expected the file server to do what was asked, but it failed (" + what
                        + "); check the directory, and that the account may move files",
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

    static PollFault unreachable(Throwable cause, Throwable thrown) {
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
