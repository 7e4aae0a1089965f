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
    private static final String DEPART = "/dang-nhap/dinh-danh";

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
        values.put("identityServer", access.identityServer().isPresent());
        values.put(
                "identityLabel",
                wording.get("signInWith", access.identityServer().orElse("")));
        String depart = wording.link(DEPART, "ve", own(back));
        values.put("identityLink", depart);
        return Page.html(200, Templates.render("signin", values));
    }

    /** {@code POST /dang-nhap}: name and password for a session's cookie. */
    public Page enter(Asked asked) {
        String lang = asked.field("lang");
        return access.signIn(asked)
                .fold(session -> entered(session, lang, asked.field("ve")), refusal -> notice.refused(lang, refusal));
    }

    /** {@code GET /dang-nhap/dinh-danh}: to the identity server. @param host as the browser named this hub */
    public Page depart(String lang, String back, String host) {
        return access.depart(host, own(back), lang == null ? "" : lang)
                .fold(
                        departure -> Page.elsewhere(departure.address())
                                .withCookie(cookies().setWay(departure.sealed(), departure.lasts())),
                        refusal -> notice.refused(lang, refusal));
    }

    /** {@code GET /dang-nhap/tro-ve}: back from there. @param way what the browser took along @param before the session that it had */
    public Page arrive(String lang, Map<String, String> said, String way, String before) {
        return access.arrive(said, way, before)
                .fold(this::arrived, refusal -> notice.refused(lang, refusal))
                .withCookie(cookies().setWay("", Duration.ZERO));
    }

    /** A page of ours, and not the redirection, leads on: what another site began, a browser ends without the new session's cookie. */
    private Page arrived(Access.Entered entered) {
        Wording wording = notice.wording(entered.lang());
        Map<String, Object> values = Frame.of(wording, wording.get("signedIn"), "/", "", "");
        String wanted = own(entered.back());
        values.put("onward", wanted.isEmpty() ? wording.link("/", "", "") : wanted);
        values.put("name", entered.session().name());
        return Page.html(200, Templates.render("signed-in", values))
                .withCookie(cookies()
                        .setSession(entered.session().token(), access.settings().lasts()));
    }

    private Cookies cookies() {
        return access.settings().cookies();
    }

    /** {@code POST /dang-xuat}. */
    public Page leave(Asked asked) {
        String lang = asked.field("lang");
        return access.admit(asked)
                .fold(session -> left(lang, session, asked.host()), refusal -> notice.refused(lang, refusal));
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

    private Page left(String lang, Session session, String host) {
        access.signOut(session);
        return access.leaving(session, host)
                .map(link -> signedOut(lang, link))
                .orElseGet(() -> Page.elsewhere(notice.wording(lang).link(ADDRESS, "", "")))
                .withCookie(access.settings().cookies().setSession("", Duration.ZERO));
    }

    /** The session at the identity server goes on: who shares a computer must end that one, too. */
    private Page signedOut(String lang, String link) {
        Wording wording = notice.wording(lang);
        Map<String, Object> values = Frame.of(wording, wording.get("signedOut"), ADDRESS, "", "");
        values.put("leaveLink", link);
        values.put(
                "leaveLabel", wording.get("signOutAlso", access.identityServer().orElse("")));
        values.put("againLink", wording.link(ADDRESS, "", ""));
        return Page.html(200, Templates.render("signed-out", values));
    }

    /** An address of this site; empty for any other, which could lead a person who has just signed in astray. */
    static String own(String back) {
        boolean own = back != null && back.matches("/([A-Za-z0-9?][A-Za-z0-9/?&=%._~:+-]{0,300})?");
        return own && !back.startsWith(ADDRESS) ? back : "";
    }
}
