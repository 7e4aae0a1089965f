package vn.lienthong.corridor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.dashboard.Dashboard;
import vn.lienthong.dashboard.Page;

/** Bean {@code show}: HTTP in and out of the dashboard. */
public final class Show {
    private final Dashboard dashboard;

    public Show(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    public void sources(Exchange exchange) {
        answer(exchange, dashboard.apiSources());
    }

    public void source(Exchange exchange) {
        String code = header(exchange, "source");
        answer(exchange, dashboard.apiSource(code, Visitor.of(exchange).seesProblemsOf(code)));
    }

    public void sourcePage(Exchange exchange) {
        String code = header(exchange, "source");
        boolean problems = Visitor.of(exchange).seesProblemsOf(code);
        answer(exchange, dashboard.source(header(exchange, "lang"), code, problems));
    }

    public void dossier(Exchange exchange) {
        answer(exchange, dashboard.apiDossier(header(exchange, "number")));
    }

    public void entry(Exchange exchange) {
        answer(exchange, dashboard.apiEntry(header(exchange, "position")));
    }

    public void description(Exchange exchange) {
        answer(exchange, dashboard.apiDescription());
    }

    public void home(Exchange exchange) {
        String lang = header(exchange, "lang");
        boolean part = "bang".equals(header(exchange, "phan"));
        answer(
                exchange,
                part
                        ? dashboard.figures(lang, Visitor.of(exchange)::may)
                        : dashboard.home(lang, header(exchange, "q"), Visitor.of(exchange)::may));
    }

    public void dossierPage(Exchange exchange) {
        answer(exchange, dashboard.dossier(header(exchange, "lang"), header(exchange, "so")));
    }

    public void entryPage(Exchange exchange) {
        answer(exchange, dashboard.entry(header(exchange, "lang"), header(exchange, "vi-tri")));
    }

    public void asset(Exchange exchange) {
        answer(exchange, dashboard.asset(header(exchange, "name")));
    }

    static void answer(Exchange exchange, Page page) {
        answer(exchange, page, Visitor.of(exchange));
    }

    /** @param visitor whom the page's head names */
    static void answer(Exchange exchange, Page page, Visitor visitor) {
        Page seen = page.seenBy(visitor.person(), visitor.formToken());
        Message out = exchange.getMessage();
        out.removeHeaders("*");
        page.headers().forEach(out::setHeader);
        if (!page.cookies().isEmpty()) {
            out.setHeader("Set-Cookie", page.cookies());
        }
        Door.answer(exchange, page.status(), page.contentType(), seen.body().getBytes(StandardCharsets.UTF_8));
    }

    static String header(Exchange exchange, String name) {
        return exchange.getIn().getHeader(name, String.class);
    }

    /** What an address says of these parameters; an empty value says nothing. */
    static Map<String, String> said(Exchange exchange, List<String> names) {
        Map<String, String> said = new TreeMap<>();
        for (String name : names) {
            String value = header(exchange, name);
            if (value != null && !value.isBlank()) {
                said.put(name, value.strip());
            }
        }
        return said;
    }
}
