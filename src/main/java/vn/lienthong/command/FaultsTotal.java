package vn.lienthong.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import vn.lienthong.bench.FaultsResult;
import vn.lienthong.bench.Kill;

/** All runs of {@code bench faults} together. */
record FaultsTotal(List<FaultsResult> results) {
    FaultsTotal {
        results = List.copyOf(results);
    }

    static FaultsTotal of(List<FaultsResult> results) {
        return new FaultsTotal(results);
    }

    boolean isFine() {
        return results.stream().allMatch(result -> result.findings().isFine());
    }

    private int sum(ToIntFunction<FaultsResult> figure) {
        return results.stream().mapToInt(figure).sum();
    }

    List<Kill> kills() {
        return results.stream().flatMap(result -> result.kills().stream()).toList();
    }

    int openAtPortal() {
        return kills().stream().mapToInt(Kill::atPortal).sum();
    }

    int openAtIntake() {
        return kills().stream().mapToInt(Kill::atIntake).sum();
    }

    /** Kills that interrupted nothing on the wire. */
    int idleKills() {
        return (int) kills().stream().filter(kill -> kill.open() == 0).count();
    }

    /** How often a hub was killed at each point. */
    Map<String, Long> byPoint() {
        return kills().stream().collect(Collectors.groupingBy(Kill::where, TreeMap::new, Collectors.counting()));
    }

    String line(CommonOptions options) {
        return options.say(
                        "%d lần chạy, %d lần giết (đang mở %d lời gọi Cổng, %d yêu cầu của nguồn; %d lần không gì mở; %s):"
                                + " %d bản ghi, %d mất, %d lặp, %d sai thứ tự, %d cũ đè mới",
                        "%d runs, %d kills (open: %d calls at the portal, %d at intake; %d kills with nothing open; %s):"
                                + " %d records, %d lost, %d duplicated, %d misordered, %d stale")
                .formatted(
                        results.size(),
                        kills().size(),
                        openAtPortal(),
                        openAtIntake(),
                        idleKills(),
                        byPoint(),
                        sum(FaultsResult::records),
                        sum(result -> result.findings().lost()),
                        sum(result -> result.findings().duplicated()),
                        sum(result -> result.findings().misordered()),
                        sum(result -> result.findings().stale()));
    }

    String json(long seed) {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();
        json.put("seed", seed)
                .put("runs", results.size())
                .put("kills", kills().size())
                .put("openAtPortal", openAtPortal())
                .put("openAtIntake", openAtIntake())
                .put("idleKills", idleKills())
                .put("records", sum(FaultsResult::records))
                .put("effects", sum(FaultsResult::effects))
                .put("unknown", sum(FaultsResult::unknown))
                .put("lost", sum(result -> result.findings().lost()))
                .put("duplicated", sum(result -> result.findings().duplicated()))
                .put("misordered", sum(result -> result.findings().misordered()))
                .put("stale", sum(result -> result.findings().stale()));
        byPoint().forEach((point, times) -> json.withObject("/killsAt").put(point, times));
        results.stream().filter(result -> !result.findings().isFine()).forEach(result -> json.withArray("failedSeeds")
                .add(result.seed()));
        return json.toString();
    }
}
