package vn.lienthong.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.source.Refusal;

/** Short pages: what is not there, what was refused. */
final class Notice {
    private final Clock clock;

    Notice(Clock clock) {
        this.clock = clock;
    }

    Wording wording(String lang) {
        return new Wording(Texts.of(lang), clock.instant());
    }

    Page of(int status, String lang, String key, Object... arguments) {
        return page(status, lang, wording(lang).get(key, arguments), "", "");
    }

    /** A refusal for a person: its code, and the sentence in both languages. */
    Page refused(String lang, Refusal refusal) {
        boolean english = wording(lang).texts().lang().equals("en");
        String first = english ? refusal.en() : refusal.vi();
        String second = english ? refusal.vi() : refusal.en();
        Page page = page(refusal.status(), lang, first, refusal.code(), second);
        int wait = refusal.retryAfterSeconds();
        return wait > 0 ? page.with("Retry-After", Integer.toString(wait)) : page;
    }

    /** There is no page of it, and these say why. */
    Page problems(String lang, String key, String number, List<ProblemRow> problems) {
        Wording wording = wording(lang);
        Map<String, Object> values = values(wording, wording.get(key, number), "", "");
        values.put("stopped", true);
        values.put("problems", ProblemLines.of(wording, problems));
        return Page.html(200, Templates.render("plain", values));
    }

    private Page page(int status, String lang, String sentence, String code, String other) {
        return Page.html(status, Templates.render("plain", values(wording(lang), sentence, code, other)));
    }

    private static Map<String, Object> values(Wording wording, String sentence, String code, String other) {
        Map<String, Object> values = Frame.of(wording, wording.get("plainTitle"), "/", "", "");
        values.put("sentence", sentence);
        values.put("refused", !code.isEmpty());
        values.put("code", code);
        values.put("otherSentence", other);
        values.put("stopped", false);
        values.put("problems", List.of());
        return values;
    }
}
