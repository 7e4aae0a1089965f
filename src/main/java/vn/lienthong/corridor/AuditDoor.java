package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.dashboard.AuditPages;
import vn.lienthong.dashboard.Handed;

/** Bean {@code auditDoor}: HTTP in and out of the audit workspace. */
public final class AuditDoor {
    /** A form here may hold checkpoints that somebody kept. */
    private static final int MOST_BYTES = 256 * 1024;

    private final AuditPages pages;

    public AuditDoor(AuditPages pages) {
        this.pages = pages;
    }

    public void page(Exchange exchange) {
        AuditPages.Place place = new AuditPages.Place(
                Show.header(exchange, "kiem"), Show.header(exchange, "xuat"), Show.header(exchange, "so"));
        Show.answer(exchange, pages.page(Show.header(exchange, "lang"), Visitor.token(exchange), place));
    }

    public void verifier(Exchange exchange) {
        Show.answer(exchange, pages.verifier());
    }

    public void verify(Exchange exchange) {
        Show.answer(exchange, pages.verify(Visitor.asked(exchange, MOST_BYTES)));
    }

    public void export(Exchange exchange) {
        Show.answer(exchange, pages.export(Visitor.asked(exchange, MOST_BYTES)));
    }

    /** The file as it is read, so that a large one never lies in memory. */
    public void fetch(Exchange exchange) {
        Handed handed = pages.fetch(Visitor.asked(exchange, MOST_BYTES));
        handed.<Void>fold(
                file -> {
                    send(exchange, file);
                    return null;
                },
                refused -> {
                    Show.answer(exchange, refused.page());
                    return null;
                });
    }

    private static void send(Exchange exchange, Handed.File file) {
        Message out = exchange.getMessage();
        out.removeHeaders("*");
        out.setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
        out.setHeader(Exchange.CONTENT_TYPE, "application/zip");
        out.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        out.setHeader("Cache-Control", "no-store");
        out.setHeader("X-Content-Type-Options", "nosniff");
        out.setBody(file.parcel().bytes());
    }
}
