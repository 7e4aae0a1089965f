package vn.lienthong.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.lienthong.catalogue.Catalogue;
import vn.lienthong.indicator.Figure;
import vn.lienthong.indicator.Indicators;
import vn.lienthong.indicator.Line;
import vn.lienthong.indicator.Period;

/** {@code /chi-so} and {@code GET /api/v1/indicators}: the figures of a period, each open to its dossiers. Changes nothing; safe from any thread. */
public final class IndicatorPages {
    public static final List<String> PARAMETERS =
            List.of("period", "by", "agency", "procedure", "sector", "source", "view", "figure", "after");

    static final String ADDRESS = "/chi-so";
    static final int SHOWN = 100;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Indicators indicators;
    private final Supplier<Catalogue> catalogue;
    private final Clock clock;
    private final Notice notice;

    /** @param catalogue as it is now */
    public IndicatorPages(Indicators indicators, Supplier<Catalogue> catalogue, Clock clock) {
        this.indicators = indicators;
        this.catalogue = catalogue;
        this.clock = clock;
        this.notice = new Notice(clock);
    }

    /** @param numbers whether this person may see numbers of dossiers */
    public Page page(String lang, Map<String, String> said, boolean numbers) {
        return Safely.answer(
                () -> choice(said)
                        .map(choice -> shown(lang, choice, numbers))
                        .orElseGet(() -> notice.refused(lang, Refusals.notAPeriod(said.get("period")))),
                refusal -> notice.refused(lang, refusal));
    }

    private Page shown(String lang, IndicatorChoice choice, boolean numbers) {
        IndicatorView view = new IndicatorView(
                notice.wording(lang), choice, indicators.counting().recount(), numbers);
        Optional<Figure> figure = choice.figure();
        if (figure.isEmpty() || !numbers) {
            return Page.html(200, view.page(rows(choice)));
        }
        List<Line> lines = indicators.dossiers(figure.get(), choice::chooses, choice.period(), choice.after(), SHOWN);
        return Page.html(200, view.dossiers(rows(choice), lines));
    }

    /** {@code GET /api/v1/indicators}. */
    public Page api(Map<String, String> said) {
        return Safely.api(() -> choice(said)
                .map(choice -> Page.json(IndicatorJson.of(
                        choice, rows(choice), indicators.counting().recount())))
                .orElseGet(() -> Page.problem(Refusals.notAPeriod(said.get("period")))));
    }

    private IndicatorRows rows(IndicatorChoice choice) {
        return new IndicatorRows(indicators.by(choice::part, choice::chooses, choice.period()));
    }

    /** Empty when the period cannot be read; without one it is this month. */
    private Optional<IndicatorChoice> choice(Map<String, String> said) {
        LocalDate today = clock.instant().atZone(VIETNAM).toLocalDate();
        Optional<Period> period = said.containsKey("period")
                ? Period.parse(said.get("period"))
                : Optional.of(Period.month(YearMonth.from(today)));
        return period.map(one -> new IndicatorChoice(one, said, catalogue.get(), clock.instant()));
    }
}
