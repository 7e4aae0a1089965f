package vn.lienthong.access;

import java.util.function.Function;
import vn.lienthong.source.Refusal;

/** What came of a person's request: done, or refused with nothing written. */
public sealed interface Answer<T> {
    /** @param value what came of it */
    record Done<T>(T value) implements Answer<T> {}

    /** @param refusal why nothing was written */
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Answer<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    default <R> R fold(Function<T, R> done, Function<Refusal, R> refused) {
        return this instanceof Done<T> one ? done.apply(one.value()) : refused.apply(((Refused<T>) this).refusal());
    }

    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return fold(next, Answer::refused);
    }
}
