package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Guarantee G5 for polls: a list without an end does not hold up its own rounds, the journal, or another source. */
class SourceAnswersTheSamePageForEverTest {
    private static final String SICK = "trang-lap-lai";
    private static final int RECORDS = 3;
    private static final int DOSSIERS = 20;

    @TempDir
    private Path folder;

    @Test
    void the_round_ends_and_no_entries_pile_up_while_other_sources_go_on() throws Exception {
        String page = Files.readString(Path.of("mappings/opencps-thanh-hoa/examples/page.json"));
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                SameAnswer sick = new SameAnswer(times -> page);
                HubHere hub = HubHere.start(place(portal, sick).home)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> sick.asked() >= 10);
            pushOthers(hub, portal);
            int before = sick.asked();
            await().atMost(Duration.ofSeconds(20)).until(() -> sick.asked() >= before + 10);
            // The first page; the same one where the second was asked for, and every further round, is no news.
            assertThat(deliveries(hub)).isEqualTo(1);
            assertThat(hub.ledger().sources())
                    .filteredOn(source -> source.source().equals(SICK))
                    .singleElement()
                    .satisfies(source -> {
                        assertThat(source.account().records()).isEqualTo(RECORDS);
                        assertThat(source.account().balances()).isTrue();
                    });
        }
    }

    @Test
    void a_round_ends_too_when_only_the_words_around_the_records_differ() throws Exception {
        String page = Files.readString(Path.of("mappings/opencps-thanh-hoa/examples/page.json"));
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                SameAnswer sick = new SameAnswer(times -> page.replace("\"total\": 3", "\"total\": " + (100 + times)));
                HubHere hub = HubHere.start(place(portal, sick).home)) {
            // Rounds of two pages, one every so many milliseconds: a round without end would ask without pause.
            await().atMost(Duration.ofSeconds(20)).until(() -> sick.asked() >= 6);
            pushOthers(hub, portal);
            assertThat(hub.journal().list(0, 100_000, Long.MAX_VALUE).stream()
                            .filter(entry -> entry.kind() == Kind.DELIVERY
                                    && entry.party().equals(SICK))
                            .filter(entry -> entry.facts().get("ask").contains("start=" + 2 * RECORDS))
                            .count())
                    .as("third pages asked for")
                    .isZero();
        }
    }

    private void pushOthers(HubHere hub, Sandbox portal) throws Exception {
        Pusher other = new Pusher(hub.keys().issue(Workplace.SOURCE));
        other.plan(DOSSIERS, 10);
        other.push(hub.address());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(portal.statuses())
                .containsEntry(Records.number(0), "10")
                .containsEntry(Records.number(DOSSIERS - 1), "10"));
        SourcePage page = hub.ledger().sources().stream()
                .filter(source -> source.source().equals(Workplace.SOURCE))
                .findFirst()
                .orElseThrow();
        assertThat(page.account().records()).isEqualTo(4L * DOSSIERS);
    }

    private Workplace place(Sandbox portal, SameAnswer sick) throws Exception {
        Workplace place = Workplace.at(folder, portal.uri().toString());
        place.addSource(SICK, "opencps-thanh-hoa", """
                - templatedRoute:
                    routeTemplateRef: poll-http-pages
                    parameters:
                      - { name: code, value: trang-lap-lai }
                      - { name: url, value: "{{source.trang-lap-lai.url}}" }
                      - { name: pageSize, value: "3" }
                      - { name: period, value: "200" }
                """);
        return place.with("source." + SICK + ".url", sick.url());
    }

    private static long deliveries(HubHere hub) {
        return hub.journal().list(0, 100_000, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY && entry.party().equals(SICK))
                .count();
    }
}
