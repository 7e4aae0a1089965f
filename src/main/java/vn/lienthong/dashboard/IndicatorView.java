package vn.lienthong.dashboard;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.dossier.Moment;
import vn.lienthong.indicator.Figure;
import vn.lienthong.indicator.Line;
import vn.lienthong.indicator.Rate;
import vn.lienthong.indicator.Recount;
import vn.lienthong.indicator.Sums;

/**
 * The page of the figures.
 *
 * @param opens whether figures lead to their dossiers
 */
record IndicatorView(Wording wording, IndicatorChoice choice, Optional<Recount> recount, boolean opens) {
    private static final List<Figure> COLUMNS = List.of(
            Figure.RECEIVED,
            Figure.RECEIVED_ONLINE,
            Figure.ENDED,
            Figure.ENDED_LATE,
            Figure.OPEN,
            Figure.OPEN_LATE,
            Figure.OPEN_WAITING,
            Figure.NOT_SYNCED);
    private static final List<Rate> RATES =
            List.of(Rate.RECEIVED_IN_TIME, Rate.ENDED_IN_TIME, Rate.ONLINE, Rate.SYNCED, Rate.AVERAGE_DAYS);
    private static final List<Figure> BESIDE = List.of(
            Figure.ENDED_LATE, Figure.ENDED_LATE_BY_DAY, Figure.ENDED_LATE_TO_THE_SECOND, Figure.ENDED_UNJUDGED);

    String page(IndicatorRows rows) {
        return Templates.render("indicators", values(rows));
    }

    /** With the dossiers behind one figure below. */
    String dossiers(IndicatorRows rows, List<Line> lines) {
        Map<String, Object> values = values(rows);
        values.put("open", true);
        values.put("figureText", figureText(choice.figure().orElseThrow()));
        values.put("lines", lines.stream().map(this::line).toList());
        values.put("none", lines.isEmpty());
        boolean isFull = lines.size() == IndicatorPages.SHOWN;
        values.put("more", isFull);
        values.put(
                "nextLink",
                isFull
                        ? link(Map.of(
                                "after",
                                Long.toString(lines.get(lines.size() - 1).id())))
                        : "");
        return Templates.render("indicators", values);
    }

    private Map<String, Object> values(IndicatorRows rows) {
        Map<String, Object> values = Frame.of(
                wording,
                wording.get("indicatorTitle"),
                IndicatorPages.ADDRESS,
                "period",
                choice.period().text());
        values.put("period", choice.period().text());
        values.put("from", choice.period().from().toString());
        values.put("to", choice.period().to().toString());
        values.put("agency", choice.said("agency"));
        values.put("agencyName", choice.said("agency").isEmpty() ? "" : choice.name(choice.said("agency")));
        values.put("within", !choice.said("agency").isEmpty());
        values.put("counting", recount.flatMap(Recount::ended).isEmpty());
        values.put(
                "proof",
                recount.filter(one -> one.ended().isPresent()).map(this::proof).orElse(""));
        values.put("bys", Stream.of(IndicatorChoice.By.values()).map(this::by).toList());
        values.put("views", List.of(option("now", choice.isAsOfNow()), option("then", !choice.isAsOfNow())));
        values.put("heads", heads());
        Sums total = rows.total();
        values.put("total", cells(total, ""));
        values.put(
                "rows",
                rows.parts().entrySet().stream()
                        .map(row -> row(row.getKey(), row.getValue()))
                        .toList());
        values.put("empty", rows.parts().isEmpty());
        values.put(
                "beside", BESIDE.stream().map(figure -> cell(figure, total, "")).toList());
        values.put("open", false);
        return values;
    }

    private String proof(Recount last) {
        return last.counted() == 0
                ? ""
                : wording.get(
                        "indicatorProof",
                        wording.time(last.ended().orElseThrow()),
                        wording.number(last.counted()),
                        wording.number(last.corrected()));
    }

    private Map<String, Object> by(IndicatorChoice.By by) {
        String word = by.name().toLowerCase(Locale.ROOT);
        return Map.of("value", word, "text", wording.get("indicatorBy_" + word), "chosen", by == choice.by());
    }

    private Map<String, Object> option(String value, boolean isChosen) {
        return Map.of("value", value, "text", wording.get("indicatorView_" + value), "chosen", isChosen);
    }

    private List<Map<String, Object>> heads() {
        List<Map<String, Object>> heads = new ArrayList<>();
        COLUMNS.forEach(figure -> heads.add(Map.of("text", figureText(figure))));
        RATES.forEach(rate -> heads.add(Map.of("text", wording.get("rate_" + rate.word()))));
        return heads;
    }

    private String figureText(Figure figure) {
        return wording.get("figure_" + figure.word());
    }

    private Map<String, Object> row(String part, Sums sums) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("code", part);
        values.put("name", part.isEmpty() ? wording.get("indicatorNothing") : choice.name(part));
        boolean deeper = choice.by() == IndicatorChoice.By.AGENCY
                && choice.said("agency").isEmpty();
        values.put("deeper", deeper && !part.isEmpty());
        values.put("link", deeper ? link(Map.of("agency", part, "figure", "", "after", "")) : "");
        values.put("cells", cells(sums, part));
        return values;
    }

    private List<Map<String, Object>> cells(Sums sums, String part) {
        List<Map<String, Object>> cells = new ArrayList<>();
        COLUMNS.forEach(figure -> cells.add(cell(figure, sums, part)));
        RATES.forEach(rate -> cells.add(Map.of(
                "word",
                rate.word(),
                "text",
                rate.of(sums, choice.period(), 1).map(this::decimal).orElse("–"),
                "opens",
                false)));
        return cells;
    }

    private Map<String, Object> cell(Figure figure, Sums sums, String part) {
        long value = figure.of(sums);
        Map<String, String> more = new TreeMap<>(Map.of("figure", figure.word(), "after", ""));
        if (!part.isEmpty()) {
            more.put(choice.by().name().toLowerCase(Locale.ROOT), part);
        }
        return Map.of(
                "word", figure.word(),
                "head", figureText(figure),
                "text", wording.number(value),
                "opens", opens && value > 0,
                "link", link(more) + "#dossiers");
    }

    private String decimal(BigDecimal value) {
        return NumberFormat.getNumberInstance(wording.texts().locale()).format(value);
    }

    private Map<String, Object> line(Line line) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", line.number());
        values.put("link", wording.dossierLink(line.number()));
        values.put("agency", line.agency());
        values.put("procedure", line.procedure());
        values.put("source", line.source());
        values.put("status", wording.status(line.status()));
        values.put("received", time(line.received()));
        values.put("due", time(line.due()));
        values.put("finished", time(line.finished()));
        return values;
    }

    private String time(Moment moment) {
        return moment == null ? "–" : wording.time(moment.at());
    }

    /** The same choice with something else in it; an empty value takes a parameter away. */
    private String link(Map<String, String> other) {
        Map<String, String> all = new TreeMap<>(choice.said());
        all.putAll(other);
        if ("en".equals(wording.texts().lang())) {
            all.put("lang", "en");
        }
        return IndicatorPages.ADDRESS + "?"
                + all.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
