package vn.lienthong.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What may and what must be at the portal about one dossier, from what its source said alone. */
final class OneDossier {
    final String number;
    /** The last thing that happened, of those that were acknowledged; -1 for none. */
    int lastWord = -1;
    /** Each change of status that was seen, of those that were acknowledged. */
    final Set<Integer> steps = new TreeSet<>();

    private final Map<Integer, Integer> statuses = new HashMap<>();
    /** What was newer than everything that was sent before it. */
    private final Set<Integer> news = new HashSet<>();
    /** Steps that may be there; without doubt they are, unless an acknowledgement is missing. */
    private final Set<Integer> possibleSteps = new HashSet<>();

    OneDossier(String number, List<Sent> sent) {
        this.number = number;
        sent.forEach(one -> statuses.put(one.said().nth(), one.said().status()));
        int newest = -1;
        int status = 0;
        boolean isSure = true;
        for (Sent one : sent) {
            Said said = one.said();
            isSure &= one.acknowledged();
            if (said.nth() <= newest) {
                continue;
            }
            news.add(said.nth());
            if (said.status() != status || !isSure) {
                possibleSteps.add(said.nth());
            }
            if (isSure && said.status() != status) {
                steps.add(said.nth());
            }
            newest = said.nth();
            status = said.status();
            lastWord = one.acknowledged() ? newest : lastWord;
        }
    }

    boolean wasSaid(Effect effect) {
        return Integer.valueOf(effect.status()).equals(statuses.get(effect.nth()));
    }

    boolean wasNews(Effect effect) {
        return news.contains(effect.nth());
    }

    boolean mayHaveStep(Effect step) {
        return wasSaid(step) && possibleSteps.contains(step.nth());
    }

    String statusOf(int nth) {
        return String.valueOf(statuses.get(nth));
    }
}
