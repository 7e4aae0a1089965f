package vn.lienthong.asking;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a server is not spoken to over TLS, in our words: those of its certificate may name people. */
final class CertificateFault {
    private CertificateFault() {}

    static PollFault of(SSLException encryption, Throwable thrown) {
        for (Throwable cause = encryption; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return outOfTime(thrown);
            }
        }
        for (Throwable cause = encryption; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return untrusted(thrown);
            }
        }
        for (Throwable cause = encryption; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return anotherName(thrown);
            }
        }
        return PollFault.unreachable(encryption, thrown);
    }

    private static PollFault outOfTime(Throwable thrown) {
        return new PollFault(
                "source-certificate-expired",
                "Chứng thư số của máy chủ nguồn đã hết hạn hoặc chưa có hiệu lực; đơn vị vận hành phải thay chứng thư (hoặc hãy"
                        + " kiểm tra đồng hồ của trục)",
                "Expected a certificate of the source's server that is in its time, but it has ended or not begun; its operator"
                        + " must renew it (or check the hub's clock)",
                false,
                thrown);
    }

    private static PollFault untrusted(Throwable thrown) {
        return new PollFault(
                "source-certificate-untrusted",
                "Chứng thư số của máy chủ nguồn không do nơi nào được tin cậy cấp; hãy ghi chứng thư của nơi cấp (PEM) vào tham số"
                        + " trusted, sau khi so sánh với đơn vị vận hành",
                "Expected a certificate of the source's server from an authority that is trusted, but it is from none; name the"
                        + " authority's certificate (PEM) in the parameter trusted, after comparing it with its operator",
                false,
                thrown);
    }

    private static PollFault anotherName(Throwable thrown) {
        return new PollFault(
                "source-certificate-name",
                "Chứng thư số của máy chủ nguồn mang tên khác với tham số host hoặc url; có thể đó là máy khác: hãy dùng đúng tên"
                        + " trong chứng thư",
                "Expected a certificate for the name in host or url, but the server showed one for another name; it may be"
                        + " another server: use the name that stands in its certificate",
                false,
                thrown);
    }
}
