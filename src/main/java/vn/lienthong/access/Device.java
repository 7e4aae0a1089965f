package vn.lienthong.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser in which somebody has signed in with their password: it says so by a cookie that only this hub can make. Guesses from elsewhere never
 * keep its person waiting. It opens nothing; another password makes it worthless.
 */
final class Device {
    private static final String MAC = "HmacSHA256";

    private Device() {}

    static String cookie(Account account) {
        String mark = Secrets.made().substring(0, 22);
        return mark + "." + sign(account, mark);
    }

    /** The browser's own mark; empty when this cookie is not for this account. */
    static Optional<String> mark(Account account, String cookie) {
        int dot = cookie.indexOf('.');
        if (dot < 1 || account.secret().isEmpty()) {
            return Optional.empty();
        }
        String mark = cookie.substring(0, dot);
        return Secrets.same(sign(account, mark), cookie.substring(dot + 1)) ? Optional.of(mark) : Optional.empty();
    }

    /** Under the hash of the account's secret, which nobody outside knows and which changes with it. */
    private static String sign(Account account, String mark) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(account.secret().getBytes(StandardCharsets.UTF_8), MAC));
            byte[] signed = mac.doFinal(("device\n" + account.name() + "\n" + mark).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected a JDK with " + MAC, e);
        }
    }
}
