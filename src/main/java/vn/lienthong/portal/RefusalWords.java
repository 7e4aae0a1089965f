package vn.lienthong.portal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a refusal is about, told from its code and its words. Words only sort refusals; they never make a success. No list
 * of codes was ever published (domain.md 10.3), so words are needed; they are compared without accents and case.
 */
final class RefusalWords {
    private static final int ENOUGH = 2000;

    private static final Pattern SESSION = Pattern.compile(
            "\\bsession\\b|\\bphien (lam viec|dang nhap|ket noi|truy cap)|(chua|vui long|can) dang nhap"
                    + "|unauthori[sz]ed|(invalid|expired) token|\\btoken\\b.{0,20}(het han|khong hop le|invalid|expired)");
    // With the general error -1, fewer words are enough; a version, an interpreter, a meeting and a court sitting
    // ("phiên bản", "phiên dịch", "phiên họp", "phiên tòa") are still no session.
    private static final Pattern SESSION_OF_GENERAL_ERROR =
            Pattern.compile("\\bphien\\b(?! (ban|dich|hop|toa))|het han");
    private static final Pattern THERE = Pattern.compile("\\bda (ton tai|co tren|duoc dong bo)|already exist");
    private static final Pattern NOT_THERE = Pattern.compile(
            "(khong|chua) (ton tai|co tren|duoc dong bo)|khong tim thay|khong co ho so|chua co ho so|not found|not exist");
    // "Mã thủ tục không tồn tại" does not mean that the dossier is unknown: creating it would be refused for ever.
    private static final Pattern SOMETHING_ELSE = Pattern.compile(
            "thu tuc|tthc|linh vuc|ma (don vi|co quan)|madonvi|don vi xu ly|thanh phan|tai lieu|giay to|tep|le phi|ma ket qua|doi tuong|nguoi dung");

    private final String code;
    private final String words;

    RefusalWords(String code, String message) {
        this.code = code;
        this.words = plain(message.substring(0, Math.min(message.length(), ENOUGH)));
    }

    boolean isAboutSession() {
        return SESSION.matcher(words).find()
                || (code.equals("-1") && SESSION_OF_GENERAL_ERROR.matcher(words).find());
    }

    boolean saysDossierIsThere() {
        return code.equals("3") || code.equals("-3") || saysOfTheDossier(THERE);
    }

    boolean saysDossierIsNotThere() {
        return saysOfTheDossier(NOT_THERE);
    }

    private boolean saysOfTheDossier(Pattern what) {
        return what.matcher(words).find() && !SOMETHING_ELSE.matcher(words).find();
    }

    private static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
    }
}
