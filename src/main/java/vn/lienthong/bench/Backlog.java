package vn.lienthong.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What had been acknowledged at one moment and was not at the portal yet; it melts as things take effect there. */
final class Backlog {
    private final Map<String, Integer> states = new HashMap<>();
    private final Set<String> steps = new HashSet<>();
    private final Watch watch;
    private final int size;
    private int seen;

    Backlog(List<Sent> sent, Watch watch) {
        this.watch = watch;
        Map<String, List<Sent>> byDossier = new HashMap<>();
        sent.stream().filter(Sent::acknowledged).forEach(one -> byDossier
                .computeIfAbsent(one.said().dossier(), dossier -> new ArrayList<>())
                .add(one));
        byDossier.forEach((number, said) -> {
            OneDossier dossier = new OneDossier(number, said);
            states.put(number, dossier.lastWord);
            dossier.steps.forEach(nth -> steps.add(step(number, nth)));
        });
        melt();
        this.size = left();
    }

    /** States and steps that were missing at the beginning. */
    int size() {
        return size;
    }

    boolean isGone() {
        melt();
        return left() == 0;
    }

    private int left() {
        return states.size() + steps.size();
    }

    private void melt() {
        for (Watch.Noted noted : watch.since(seen)) {
            Effect effect = noted.effect();
            seen++;
            if (effect.isStep()) {
                steps.remove(step(effect.dossier(), effect.nth()));
            } else {
                states.computeIfPresent(effect.dossier(), (dossier, last) -> effect.nth() >= last ? null : last);
            }
        }
    }

    private static String step(String dossier, int nth) {
        return dossier + " " + nth;
    }
}
