package vn.lienthong.reconcile;

import java.util.function.Function;

/** What became of an order to reconcile. */
public sealed interface Begun {
    /** The job that does it: a new one, or one that was ordered in the same words. */
    record Underway(Job job) implements Begun {}

    /** A job about the same source and days was ordered in other words, and has not ended. Nothing was begun. */
    record Otherwise(Job job) implements Begun {}

    default <T> T fold(Function<Job, T> underway, Function<Job, T> otherwise) {
        if (this instanceof Underway one) {
            return underway.apply(one.job());
        }
        return otherwise.apply(((Otherwise) this).job());
    }
}
