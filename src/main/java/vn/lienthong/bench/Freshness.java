package vn.lienthong.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import vn.lienthong.bench.BulkheadResult.Pair;

/** What arrived in which kind of phase, round after round. */
final class Freshness {
    enum Phase {
        QUIET,
        FLOODED,
        BESIDE
    }

    private final List<Map<Phase, List<Steady.Arrival>>> rounds = new ArrayList<>();

    void begin() {
        rounds.add(new EnumMap<>(Phase.class));
    }

    void add(Phase phase, List<Steady.Arrival> arrived) {
        rounds.get(rounds.size() - 1)
                .computeIfAbsent(phase, other -> new ArrayList<>())
                .addAll(arrived);
    }

    List<Steady.Arrival> arrived() {
        return rounds.stream()
                .flatMap(round -> round.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    /** A pair of medians for each round. */
    List<Pair> pairs(ToDoubleFunction<Steady.Arrival> millis) {
        return rounds.stream().map(round -> pair(List.of(round), millis)).toList();
    }

    /** Over all rounds. */
    Pair whole(ToDoubleFunction<Steady.Arrival> millis) {
        return pair(rounds, millis);
    }

    private static Pair pair(List<Map<Phase, List<Steady.Arrival>>> some, ToDoubleFunction<Steady.Arrival> millis) {
        return new Pair(
                median(some, Phase.QUIET, millis),
                median(some, Phase.FLOODED, millis),
                median(some, Phase.BESIDE, millis));
    }

    private static double median(
            List<Map<Phase, List<Steady.Arrival>>> some, Phase phase, ToDoubleFunction<Steady.Arrival> millis) {
        double[] sorted = some.stream()
                .flatMap(round -> round.getOrDefault(phase, List.of()).stream())
                .mapToDouble(millis)
                .toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    static double millis(Duration took) {
        return took.toNanos() / 1e6;
    }
}
