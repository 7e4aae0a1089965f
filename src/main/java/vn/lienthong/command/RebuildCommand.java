package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.hub.House;
import vn.lienthong.hub.Search;
import vn.lienthong.hub.Stores;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;

@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Dựng lại sổ trạng thái từ nhật ký / make the ledger again from the journal")
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(
            names = "--compare",
            description = "Giữ sổ cũ lại và so từng dòng với sổ mới / keep the old ledger and compare row by row")
    private boolean compare;

    @Option(
            names = "--search",
            description = "Chỉ dựng lại chỉ mục tra cứu / the search index alone, and not the ledger")
    private boolean search;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        Settings settings = options.settings();
        if (search) {
            return search(hub, settings);
        }
        Stores stores = new Stores(hub.data(), settings);
        if (!stores.embedded()) {
            throw new UsageException(
                    "rebuild hiện chỉ dùng cho kho nhúng; với PostgreSQL hãy tạo lược đồ mới rồi chạy run",
                    "rebuild works on the embedded store; with PostgreSQL drop the ledger's tables and start run");
        }
        Map<String, List<String>> before = compare ? dump(hub, settings) : Map.of();
        stores.deleteLedger();
        // Of the same journal; the next start makes it again.
        Search.delete(hub.data());
        Map<String, List<String>> after = make(hub, settings);
        return compare ? report(before, after) : Commands.FINE;
    }

    private int search(HubOptions hub, Settings settings) throws IOException {
        List<String> before = compare ? index(hub, settings) : List.of();
        Search.delete(hub.data());
        List<String> after = index(hub, settings);
        return compare ? report(Map.of("search", before), Map.of("search", after)) : Commands.FINE;
    }

    private List<String> index(HubOptions hub, Settings settings) throws IOException {
        PrintWriter out = spec.commandLine().getErr();
        try (House house = House.quiet(hub, settings, Clock.systemUTC())) {
            long last = house.journal.last();
            house.search.catchUp(at -> out.println(options.say("thông điệp ", "message ") + at + "/" + last));
            return compare ? house.search.index().dump() : List.of();
        }
    }

    private static Map<String, List<String>> dump(HubOptions hub, Settings settings) throws IOException {
        try (House house = House.quiet(hub, settings, Clock.systemUTC())) {
            house.catchUp(position -> {});
            return house.ledger.dump();
        }
    }

    private Map<String, List<String>> make(HubOptions hub, Settings settings) throws IOException {
        PrintWriter out = spec.commandLine().getErr();
        try (House house = House.quiet(hub, settings, Clock.systemUTC())) {
            long last = house.journal.last();
            house.catchUp(position -> out.println(options.say("thông điệp ", "message ") + position + "/" + last));
            return compare ? house.ledger.dump() : Map.of();
        }
    }

    private int report(Map<String, List<String>> before, Map<String, List<String>> after) {
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode tables = new ObjectMapper().createObjectNode();
        int different = 0;
        for (Map.Entry<String, List<String>> table : after.entrySet()) {
            List<String> old = before.getOrDefault(table.getKey(), List.of());
            boolean same = old.equals(table.getValue());
            different += same ? 0 : 1;
            tables.putObject(table.getKey())
                    .put("rows", table.getValue().size())
                    .put("equal", same);
            if (options.json()) {
                continue;
            }
            out.println(table.getKey() + ": " + table.getValue().size() + " "
                    + (same
                            ? options.say("dòng, trùng khớp", "rows, equal")
                            : options.say("dòng, KHÁC", "rows, DIFFERENT")));
        }
        if (options.json()) {
            out.println(tables);
        }
        return different == 0 ? Commands.FINE : Commands.FAILED;
    }
}
