package vn.lienthong.bench;

import java.util.List;
import vn.lienthong.bench.Finding.Kind;

/** What the checker found, counted by the promise that was broken. */
public record Findings(int lost, int duplicated, int misordered, int stale, List<String> first) {
    private static final int NAMED = 20;

    public Findings {
        first = List.copyOf(first);
    }

    static Findings of(List<Finding> all) {
        return new Findings(
                count(all, Kind.LOST),
                count(all, Kind.DUPLICATED),
                count(all, Kind.MISORDERED),
                count(all, Kind.STALE) + count(all, Kind.INVENTED),
                all.stream().limit(NAMED).map(Finding::toString).toList());
    }

    private static int count(List<Finding> findings, Kind kind) {
        return (int) findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    public boolean isFine() {
        return lost + duplicated + misordered + stale == 0;
    }
}
