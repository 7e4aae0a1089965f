package vn.lienthong.redeliver;

import java.util.function.Function;
import java.util.function.LongFunction;
import vn.lienthong.source.Refusal;

/** What came of a person's word about an order. */
public sealed interface Told {
    /** @param position the entry that says it */
    record Done(long position) implements Told {}

    /** Nothing was written. */
    record Refused(Refusal refusal) implements Told {}

    default <R> R fold(LongFunction<R> done, Function<Refusal, R> refused) {
        return this instanceof Done one ? done.apply(one.position()) : refused.apply(((Refused) this).refusal());
    }
}
