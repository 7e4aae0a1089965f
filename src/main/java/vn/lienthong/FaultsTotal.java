package vn.lienthong;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToIntFunction;
import vn.lienthong.bench.FaultsResult;

/** All runs of {@code bench faults} together. */
record FaultsTotal(List<FaultsResult> results) {
    FaultsTotal {
        results = List.copyOf(results);
    }

    static FaultsTotal of(List<FaultsResult> results) {
        return new FaultsTotal(results);
    }

    boolean isFine() {
        return results.stream().allMatch(FaultsResult::isFine);
    }

    private int sum(ToIntFunction<FaultsResult> figure) {
        return results.stream().mapToInt(figure).sum();
    }

    private int openAtKill() {
        return sum(result -> result.openAtKill().stream().mapToInt(n -> n).sum());
    }

    String line(CommonOptions options) {
        return options.say(
                        "%d lần chạy, %d lần giết (%d yêu cầu đang mở): %d bản ghi, %d mất, %d lặp, %d sai thứ tự, %d cũ đè mới",
                        "%d runs, %d kills (%d requests open): %d records, %d lost, %d duplicated, %d misordered, %d stale")
                .formatted(
                        results.size(),
                        sum(result -> result.openAtKill().size()),
                        openAtKill(),
                        sum(FaultsResult::records),
                        sum(FaultsResult::lost),
                        sum(FaultsResult::duplicated),
                        sum(FaultsResult::misordered),
                        sum(FaultsResult::stale));
    }

    String json(long seed) {
        ObjectNode json = JsonMapper.builder().build().createObjectNode();
        json.put("seed", seed)
                .put("runs", results.size())
                .put("kills", sum(result -> result.openAtKill().size()))
                .put("openAtKill", openAtKill())
                .put("records", sum(FaultsResult::records))
                .put("effects", sum(FaultsResult::effects))
                .put("unknown", sum(FaultsResult::unknown))
                .put("lost", sum(FaultsResult::lost))
                .put("duplicated", sum(FaultsResult::duplicated))
                .put("misordered", sum(FaultsResult::misordered))
                .put("stale", sum(FaultsResult::stale));
        results.stream().filter(result -> !result.isFine()).forEach(result -> json.withArray("failedSeeds")
                .add(result.seed()));
        return json.toString();
    }
}
