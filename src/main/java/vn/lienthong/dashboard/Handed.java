package vn.lienthong.dashboard;

import java.util.function.Function;
import vn.lienthong.audit.Exports;

/** What is answered to somebody who fetches an export. */
public sealed interface Handed {
    /** @param name of the file, as the browser is to keep it */
    record File(String name, Exports.Parcel parcel) implements Handed {}

    /** @param page why there is none */
    record Refused(Page page) implements Handed {}

    default <R> R fold(Function<File, R> file, Function<Refused, R> refused) {
        return this instanceof File one ? file.apply(one) : refused.apply((Refused) this);
    }
}
