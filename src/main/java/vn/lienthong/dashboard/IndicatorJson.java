package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import vn.lienthong.indicator.Figure;
import vn.lienthong.indicator.Rate;
import vn.lienthong.indicator.Recount;
import vn.lienthong.indicator.Sums;

/** The figures for programs; a rate that nobody can know is null, never nought. */
final class IndicatorJson {
    private IndicatorJson() {}

    static ObjectNode of(IndicatorChoice choice, IndicatorRows rows, Optional<Recount> recount) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode period = json.putObject("period");
        period.put("asked", choice.period().text());
        period.put("from", choice.period().from().toString());
        period.put("to", choice.period().to().toString());
        json.put("by", choice.by().name().toLowerCase(Locale.ROOT));
        json.put("view", choice.isAsOfNow() ? "now" : "then");
        json.put("counted", recount.flatMap(Recount::ended).isPresent());
        json.set("total", figures(rows.total(), choice));
        ArrayNode parts = json.putArray("parts");
        rows.parts().forEach((code, sums) -> {
            ObjectNode part = parts.addObject();
            part.put("code", code);
            part.put("name", choice.name(code));
            part.setAll(figures(sums, choice));
        });
        return json;
    }

    private static ObjectNode figures(Sums sums, IndicatorChoice choice) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode figures = json.putObject("figures");
        for (Figure figure : Figure.values()) {
            figures.put(figure.word(), figure.of(sums));
        }
        ObjectNode rates = json.putObject("percent");
        for (Rate rate : Rate.values()) {
            rate.of(sums, choice.period(), 2)
                    .ifPresentOrElse(value -> rates.put(rate.word(), value), () -> rates.putNull(rate.word()));
        }
        return json;
    }
}
