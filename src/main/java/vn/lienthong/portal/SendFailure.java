package vn.lienthong.portal;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;

/** What a call that got no answer means: POSTPONED when there was no connection at all, else UNKNOWN. */
final class SendFailure {
    private static final int DEPTH = 20;

    /** By name, because the HTTP client behind the wire is not ours; all say that no connection was made or to be had. */
    private static final Set<String> BY_NAME = Set.of(
            "ConnectTimeoutException",
            "HttpConnectTimeoutException",
            "HttpHostConnectException",
            "ConnectionRequestTimeoutException");

    private SendFailure() {}

    static Outcome outcome(Throwable failure, Call call) {
        boolean never = isNeverSent(failure);
        Outcome.Kind kind = never ? Outcome.Kind.POSTPONED : Outcome.Kind.UNKNOWN;
        return new Outcome(kind, code(failure), Spoken.message(words(failure), call), Duration.ZERO);
    }

    /** Named where the portal is not merely silent. */
    private static String code(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof AnswerTooLarge) {
                return AnswerTooLarge.CODE;
            }
            cause = cause.getCause();
        }
        return "";
    }

    static boolean isNeverSent(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnresolvedAddressException
                    || BY_NAME.contains(cause.getClass().getSimpleName())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String words(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < DEPTH; depth++) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }
}
