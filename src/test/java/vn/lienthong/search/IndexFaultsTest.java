package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;

/** What is wrong with an index never stops a hub, has a name, and ends by itself. */
class IndexFaultsTest {
    @TempDir
    private Path home;

    private Journal journal;

    @BeforeEach
    void a_journal_of_some_hundred_messages() {
        journal = SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults());
        Written.fill(journal, new Random(2026), 300);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void an_index_that_cannot_be_opened_is_set_aside_and_made_again() throws IOException {
        List<String> sound = follow(index("search")).dump();
        // A folder under a run's name cannot be read, nor deleted: nobody else's rights are needed to be in the way.
        Path wrong = home.resolve("search").resolve(Run.name(1, 99_999));
        Files.createDirectories(wrong.resolve("in-the-way"));

        Index index = index("search");
        IndexState before = index.state();
        follow(index);

        assertThat(before).isEqualTo(IndexState.MADE_AGAIN);
        assertThat(index.state()).isEqualTo(IndexState.OK);
        assertThat(index.size()).isEqualTo(sound.size());
        assertThat(home.resolve("search-set-aside")).isDirectory();
    }

    @Test
    void an_index_that_cannot_be_made_at_all_is_unavailable_and_nothing_else_stops() throws IOException {
        Files.createDirectories(home.resolve("search-set-aside"));
        Path data = Files.writeString(home.resolve("a-file"), "where a folder is wanted");

        Index index = Index.open(data.resolve("search"), home.resolve("search.key"), 40, Leaves.of(journal));

        assertThat(index.state()).isEqualTo(IndexState.UNAVAILABLE);
        assertThat(new Following(journal, index, new Written()).next(10, 1 << 20))
                .isEmpty();
        assertThatThrownBy(() -> index.find(Query.of(Query.Filter.DOSSIER, "H56.98-1", 10)))
                .isInstanceOf(SearchUnavailable.class)
                .hasMessageContaining("unavailable");
    }

    @Test
    void a_start_does_not_read_the_runs_whole_and_a_damaged_one_is_found_by_the_follower() throws IOException {
        List<String> sound = follow(index("search")).dump();
        Path run = runs().get(0);
        byte[] bytes = Files.readAllBytes(run);
        bytes[20] ^= 4;
        Files.write(run, bytes);

        Index index = index("search");
        long before = index.bookmark();
        IndexState opened = index.state();
        follow(index);

        assertThat(before).as("the start takes it as it is").isGreaterThan(200);
        assertThat(opened).isEqualTo(IndexState.CHECKING);
        assertThat(index.dump()).isEqualTo(sound);
        assertThat(index.state()).isEqualTo(IndexState.OK);
    }

    @Test
    void a_disk_that_takes_no_run_gets_back_what_was_written_and_the_newest_lines_are_found_all_the_same()
            throws IOException {
        Index index = index("search");
        follow(index);
        assumeTrue(Files.exists(Path.of("/dev/full")), "no device here that is always full");
        Path table = home.resolve("search").resolve("terms.new");
        Files.createSymbolicLink(table, Path.of("/dev/full"));
        long from = journal.last();
        Written.fill(journal, new Random(7), 400);
        follow(index);

        assertThat(index.state()).isEqualTo(IndexState.NOT_WRITTEN);
        assertThat(index.bookmark()).isGreaterThan(from);
        assertThat(index.size()).as("waits, rather than fill the memory").isLessThan(40 * 30);
        assertThat(home.resolve("search").resolve("draft.new")).doesNotExist();
        assertThat(table).satisfies(path -> assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .isFalse());
    }

    @Test
    void a_scan_of_payloads_ends_when_its_time_is_over_and_goes_on_from_there() throws IOException {
        AtomicLong clock = new AtomicLong();
        Index index = follow(index("search"));
        Scanning scanning = new Scanning(
                index, journal, () -> clock.addAndGet(Duration.ofMillis(1_000).toNanos()));
        Query query = Query.of(Query.Filter.KIND, "DELIVERY", 50);

        Scanned first = scanning.scan(query, "no such text", 20_000);
        Optional<Place> next = first.next();

        assertThat(first.looked()).isBetween(2L, 6L);
        assertThat(next).isPresent();
        assertThat(scanning.scan(query.before(next.get(), 50), "no such text", 20_000)
                        .looked())
                .isPositive();
    }

    private Index index(String folder) {
        return Index.open(home.resolve(folder), home.resolve("search.key"), 40, Leaves.of(journal));
    }

    private Index follow(Index index) {
        Following following = new Following(journal, index, new Written());
        for (var entries = following.next(7, 1 << 20); !entries.isEmpty(); entries = following.next(7, 1 << 20)) {
            following.take(entries);
        }
        return index;
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("search"))) {
            return files.filter(file -> file.toString().endsWith(Run.ENDING))
                    .sorted()
                    .toList();
        }
    }
}
