package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.dashboard.Workbench;

/** Bean {@code bench}: HTTP in and out of the mapping workbench. */
public final class WorkbenchDoor {
    /** Beside the payload: the names of the fields and the short ones. */
    private static final int ROOM = 16 * 1024;

    private final Workbench workbench;

    public WorkbenchDoor(Workbench workbench) {
        this.workbench = workbench;
    }

    public void page(Exchange exchange) {
        Show.answer(
                exchange,
                workbench.page(
                        Show.header(exchange, "lang"), Show.header(exchange, "ma"), Show.header(exchange, "vi-tri")));
    }

    public void pasted(Exchange exchange) {
        Show.answer(exchange, workbench.pasted(Forms.read(exchange, Workbench.MOST_BYTES + ROOM)));
    }
}
