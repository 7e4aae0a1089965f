package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import vn.lienthong.demo.BulkResult;
import vn.lienthong.demo.BulkSettings;
import vn.lienthong.demo.BulkSource;
import vn.lienthong.demo.HubDoor;
import vn.lienthong.hub.House;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.Totals;
import vn.lienthong.settings.HubOptions;

/**
 * The demo's bulk mode: one source pushes very many statuses; the clock runs from the first POST to the moment when every
 * record is settled at the portal.
 *
 * @param wrong dossiers whose status at the portal is not the source's last
 */
record DemoBulk(BulkResult sent, Account account, Duration accepted, Duration settled, long wrong) {
    private static final String CODE = "bulk";
    private static final String LIKE = "tuyen-quang";

    /** A copy of routes and mappings with one more source, of the relay's shape. Nothing but files. */
    static HubOptions withBulkSource(HubOptions given) throws IOException {
        Path routes = copy(given.routes(), given.data().resolve("bulk-routes"));
        Path mappings = copy(given.mappings(), given.data().resolve("bulk-mappings"));
        Path like = mappings.resolve(LIKE);
        Path bulk = mappings.resolve(CODE);
        copy(like.resolve("codes"), bulk.resolve("codes"));
        Files.copy(like.resolve("shape.txt"), bulk.resolve("shape.txt"));
        Files.writeString(bulk.resolve("mapping.yaml"), pushed(Files.readString(like.resolve("mapping.yaml"))));
        Files.writeString(routes.resolve("sources").resolve(CODE + ".yaml"), """
                - templatedRoute:
                    routeTemplateRef: push-http
                    parameters:
                      - { name: code, value: bulk }
                      - { name: accepts, value: application/json }
                """);
        return new HubOptions(given.data(), routes, mappings);
    }

    /** The relay's first block, read without the relay's query: dossiers only, their steps derived from what changes. */
    static String pushed(String relay) {
        int steps = relay.indexOf("  - each: .", relay.indexOf("  - each: .") + 1);
        return (steps < 0 ? relay : relay.substring(0, steps))
                .replaceFirst("(?m)^    when: .*\\R", "")
                .replaceFirst("(?m)^      GoiYCapNhat: .*\\R", "")
                .replaceFirst("steps: own", "steps: derived");
    }

    static DemoBulk run(DemoStage stage, int statuses, Duration patience) throws Exception {
        House house = stage.hub.house();
        HubDoor door = new HubDoor(stage.address, stage.hub.keys().issue(CODE));
        Instant begun = house.clock.instant();
        BulkResult sent = new BulkSource(BulkSettings.of(CODE, statuses, begun), door).run();
        Instant accepted = house.clock.instant();
        Totals totals = house.ledger.totals();
        while (isBusy(house, totals) && house.clock.instant().isBefore(begun.plus(patience))) {
            // A look at the figures now and then: looking at every group would cost as much as the work.
            Thread.sleep(50);
            totals = house.ledger.totals();
        }
        Instant settled = house.clock.instant();
        AtomicLong wrong = new AtomicLong();
        var held = stage.sandbox.statuses();
        sent.forEach((number, status) -> {
            if (!String.valueOf(status).equals(held.get(number))) {
                wrong.incrementAndGet();
            }
        });
        return new DemoBulk(
                sent,
                totals.account(),
                Duration.between(begun, accepted),
                Duration.between(begun, settled),
                wrong.get());
    }

    private static boolean isBusy(House house, Totals totals) {
        return house.ledger.bookmark() < house.journal.last()
                || totals.account().pending() > 0
                || totals.waitingSteps() > 0;
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
