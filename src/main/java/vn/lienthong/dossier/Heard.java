package vn.lienthong.dossier;

import java.util.function.Function;

/** What one record of a delivery came to when it was read. */
public sealed interface Heard {
    /** The record's place within its delivery, from 0. */
    int index();

    /**
     * A dossier's state.
     *
     * @param derivesSteps true when the source has no steps of its own, so that each status change seen gives one
     * @param hint what the source says of the portal: that the dossier is there already, or not, or nothing
     */
    record Status(int index, DossierStatus status, boolean derivesSteps, Hint hint) implements Heard {}

    /** A step on its own, without the dossier's state. */
    record StepAlone(int index, DossierNumber number, AgencyCode agency, Step step) implements Heard {}

    /**
     * A record that could not be understood.
     *
     * @param number the dossier's number where it could be read, else null
     * @param content stands for the record's own text, so that the same record failing again in the next poll is known;
     *     null when there is no such text
     */
    record Failed(int index, DossierNumber number, Problem problem, Fingerprint content) implements Heard {}

    enum Hint {
        NONE,
        CREATE,
        UPDATE
    }

    default <T> T fold(Function<Status, T> status, Function<StepAlone, T> step, Function<Failed, T> failed) {
        if (this instanceof Status s) {
            return status.apply(s);
        }
        if (this instanceof StepAlone s) {
            return step.apply(s);
        }
        return failed.apply((Failed) this);
    }
}
