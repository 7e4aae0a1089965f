package vn.lienthong.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import vn.lienthong.access.Access;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Cookies;
import vn.lienthong.access.Session;

/** {@code /dang-nhap} and {@code /dang-xuat}: a session's cookie for name and password. Safe from any thread. */
public final class SignInPages {
    public static final String ADDRESS = "/dang-nhap";

    private final Access access;
    private final Notice notice;

    public SignInPages(Access access, Clock clock) {
        this.access = access;
        this.notice = new Notice(clock);
    }

    /** {@code GET /dang-nhap}. @param back where somebody wanted to go */
    public Page form(String lang, String back) {
        Wording wording = notice.wording(lang);
        Map<String, Object> values = Frame.of(wording, wording.get("signInTitle"), ADDRESS, "ve", own(back));
        values.put("back", own(back));
        return Page.html(200, Templates.render("signin", values));
    }

    /** {@code POST /dang-nhap}: name and password for a session's cookie. */
    public Page enter(Asked asked) {
        String lang = asked.field("lang");
        return access.signIn(asked)
                .fold(session -> entered(session, lang, asked.field("ve")), refusal -> notice.refused(lang, refusal));
    }

    /** {@code POST /dang-xuat}. */
    public Page leave(Asked asked) {
        String lang = asked.field("lang");
        return access.admit(asked).fold(session -> left(lang, session), refusal -> notice.refused(lang, refusal));
    }

    private Page entered(Session session, String lang, String back) {
        String wanted = own(back);
        String home = notice.wording(lang).link("/", "", "");
        Cookies cookies = access.settings().cookies();
        return Page.elsewhere(wanted.isEmpty() ? home : wanted)
                .withCookie(
                        cookies.setSession(session.token(), access.settings().lasts()))
                .withCookie(cookies.setDevice(access.device(session)));
    }

    private Page left(String lang, Session session) {
        access.signOut(session);
        return Page.elsewhere(notice.wording(lang).link(ADDRESS, "", ""))
                .withCookie(access.settings().cookies().setSession("", Duration.ZERO));
    }

    /** An address of this site; empty for any other, which could lead a person who has just signed in astray. */
    static String own(String back) {
        boolean own = back != null && back.matches("/([A-Za-z0-9?][A-Za-z0-9/?&=%._~:+-]{0,300})?");
        return own && !back.startsWith(ADDRESS) ? back : "";
    }
}
