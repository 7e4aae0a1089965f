package vn.lienthong.bench;

/**
 * One record that took effect at the portal.
 *
 * @param call which call brought it
 * @param isStep a step, else the state of the dossier
 * @param nth which of the things said about the dossier it is; -1 when none of them
 * @param isUnknown whoever made the call cannot know what came of it: the answer was lost, or the caller was killed
 */
record Effect(long call, boolean isStep, String dossier, int nth, int status, boolean isUnknown) {
    Effect ofUnknownOutcome() {
        return new Effect(call, isStep, dossier, nth, status, true);
    }
}
