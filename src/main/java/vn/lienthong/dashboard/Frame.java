package vn.lienthong.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every page has: words, language switch, search, links. */
final class Frame {
    private Frame() {}

    /** @param path this page's own address, as the language switch needs it, with its one parameter */
    static Map<String, Object> of(Wording wording, String title, String path, String parameter, String value) {
        Texts texts = wording.texts();
        String other = "en".equals(texts.lang()) ? "vi" : "en";
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("t", texts.byKey());
        values.put("lang", texts.lang());
        values.put("english", "en".equals(texts.lang()));
        values.put("title", title);
        values.put("homeLink", wording.link("/", "", ""));
        values.put("workbenchLink", wording.link(Workbench.ADDRESS, "", ""));
        values.put("queueLink", wording.link(Desk.QUEUE, "", ""));
        values.put("indicatorLink", wording.link(IndicatorPages.ADDRESS, "", ""));
        values.put("reconcileLink", wording.link(ReconcilePages.ADDRESS, "", ""));
        values.put("replayLink", wording.link(ReplayPages.ADDRESS, "", ""));
        values.put("searchLink", wording.link(SearchView.ADDRESS, "", ""));
        values.put("personLink", wording.link(LookPages.FIND, "", ""));
        values.put("auditLink", wording.link(AuditPages.ADDRESS, "", ""));
        values.put("problemsLink", wording.link(Desk.PROBLEMS, "", ""));
        values.put("signInLink", wording.link(SignInPages.ADDRESS, "ve", wording.link(path, parameter, value)));
        values.put("otherLang", other);
        values.put("otherLink", Wording.link(other, path, parameter, value));
        values.put("version", Assets.VERSION);
        values.put("query", "");
        values.put("live", false);
        values.put("bench", false);
        values.put("signedIn", false);
        values.put("settling", false);
        values.put("operator", "");
        values.put("formToken", "");
        return values;
    }
}
