package vn.lienthong.asking;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.camel.Exchange;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/**
 * A template's parameters, as its first step set them as variables of the exchange: values of any spelling, quotes and all.
 * {@code check} has looked at them before; what a setting changed since is named here.
 */
public final class Parameters {
    private final Exchange exchange;

    public Parameters(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Empty when the template has no such parameter or its value is empty. */
    public String text(String name) {
        Object value = exchange.getVariable(name);
        return value == null ? "" : value.toString();
    }

    public int number(String name, int least, int most) {
        String text = text(name).strip();
        int number = text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : Integer.MIN_VALUE;
        if (number < least || number > most) {
            throw wrong(name, text, "số từ " + least + " đến " + most, "a number from " + least + " to " + most);
        }
        return number;
    }

    ZoneId zone(String name) {
        try {
            return ZoneId.of(text(name).strip());
        } catch (DateTimeException e) {
            throw wrong(name, text(name), "múi giờ như Asia/Ho_Chi_Minh", "a time zone such as Asia/Ho_Chi_Minh");
        }
    }

    boolean yes(String name) {
        return "yes".equals(text(name).strip());
    }

    static RefusedException wrong(String name, String found, String vi, String en) {
        return new RefusedException(new Refusal(
                500,
                "parameter-wrong",
                "Tham số '" + name + "' của nguồn cần " + vi + ", nhưng là '" + found + "'",
                "Expected the source's parameter '" + name + "' to be " + en + ", but found '" + found + "'",
                0));
    }
}
