package vn.lienthong.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.bench.Finding.Kind;

/**
 * Compares what sources said with what took effect at the portal. It knows nothing of the hub between them: neither its tables
 * nor its journal nor its code.
 *
 * <p>One thing it lets pass: a state whose outcome was unknown may take effect again when the portal showed the same status before
 * it. The protocol's look-up tells nothing but the status, so nobody could know.
 */
final class Checker {
    private final Map<String, List<Sent>> sent = new TreeMap<>();
    private final Map<String, List<Effect>> effects = new HashMap<>();
    private final Map<String, String> held;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param sent in the order in which each source sent it
     * @param effects in the order in which they took effect
     * @param held TrangThaiHoSo at the portal, by dossier
     */
    Checker(List<Sent> sent, List<Effect> effects, Map<String, String> held) {
        sent.forEach(one -> this.sent
                .computeIfAbsent(one.said().dossier(), dossier -> new ArrayList<>())
                .add(one));
        effects.forEach(one -> this.effects
                .computeIfAbsent(one.dossier(), dossier -> new ArrayList<>())
                .add(one));
        this.held = Map.copyOf(held);
    }

    List<Finding> check() {
        findings.clear();
        sent.forEach((dossier, said) -> check(new OneDossier(dossier, said)));
        effects.keySet().stream()
                .filter(dossier -> !sent.containsKey(dossier))
                .forEach(dossier -> find(Kind.INVENTED, dossier, "no source spoke of it"));
        return List.copyOf(findings);
    }

    private void check(OneDossier dossier) {
        List<Effect> all = effects.getOrDefault(dossier.number, List.of());
        states(dossier, all.stream().filter(effect -> !effect.isStep()).toList());
        steps(dossier, all.stream().filter(Effect::isStep).toList());
    }

    private void states(OneDossier dossier, List<Effect> states) {
        int newest = -1;
        int statusBefore = 0;
        Effect last = null;
        for (Effect state : states) {
            if (!dossier.wasSaid(state)) {
                find(Kind.INVENTED, dossier.number, "state " + name(state));
                continue;
            }
            if (state.nth() == newest) {
                boolean nobodyCouldKnow = last.isUnknown() && statusBefore == state.status();
                if (!nobodyCouldKnow) {
                    find(Kind.DUPLICATED, dossier.number, "state " + name(state) + " after call " + last.call());
                }
            } else if (state.nth() < newest || !dossier.wasNews(state)) {
                find(Kind.STALE, dossier.number, "state " + name(state) + " after number " + newest);
            } else {
                newest = state.nth();
                statusBefore = last == null ? 0 : last.status();
            }
            last = state;
        }
        atTheEnd(dossier, newest);
    }

    private void atTheEnd(OneDossier dossier, int newest) {
        if (newest < dossier.lastWord) {
            find(Kind.LOST, dossier.number, "the portal has state " + newest + " of " + dossier.lastWord);
        } else if (newest >= 0 && !dossier.statusOf(newest).equals(held.get(dossier.number))) {
            find(Kind.LOST, dossier.number, "the portal shows status " + held.get(dossier.number));
        }
    }

    private void steps(OneDossier dossier, List<Effect> steps) {
        Map<Integer, Effect> came = new LinkedHashMap<>();
        int newest = -1;
        for (Effect step : steps) {
            if (!dossier.mayHaveStep(step)) {
                find(Kind.INVENTED, dossier.number, "step " + name(step));
                continue;
            }
            Effect before = came.put(step.nth(), step);
            if (before == null && step.nth() < newest) {
                find(Kind.MISORDERED, dossier.number, "step " + name(step) + " after number " + newest);
            } else if (before != null && !before.isUnknown()) {
                find(Kind.DUPLICATED, dossier.number, "step " + name(step) + " after call " + before.call());
            }
            newest = Math.max(newest, step.nth());
        }
        dossier.steps.stream()
                .filter(nth -> !came.containsKey(nth))
                .forEach(nth -> find(Kind.LOST, dossier.number, "step number " + nth));
    }

    private void find(Kind kind, String dossier, String what) {
        findings.add(new Finding(kind, dossier, what));
    }

    private static String name(Effect effect) {
        return "number " + effect.nth() + " (status " + effect.status() + ", call " + effect.call() + ")";
    }
}
