package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Judgement;
import vn.lienthong.ledger.SetAside;

/** What the index promises, whatever the journal is kept in. */
abstract class IndexContract {
    /** Small, so that a few hundred entries make runs that are merged. */
    static final int SEAL = 40;

    @TempDir
    Path home;

    Journal journal;

    abstract Journal open(Path home);

    @BeforeEach
    void begin() throws IOException {
        journal = open(home);
    }

    @AfterEach
    void end() {
        journal.close();
    }

    Index index(String folder) {
        return Index.open(home.resolve(folder), home.resolve("search.key"), SEAL, Leaves.of(journal));
    }

    Index follow(Index index) {
        Following following = new Following(journal, index, new Written());
        for (var entries = following.next(7, 1 << 20); !entries.isEmpty(); entries = following.next(7, 1 << 20)) {
            following.take(entries);
        }
        return index;
    }

    @Test
    void every_filter_finds_what_a_walk_through_all_lines_finds() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Written.fill(journal, random, 600);
        Index index = follow(index("search"));
        List<Line> all = all(index, query());

        assertThat(index.bookmark()).isEqualTo(journal.last());
        for (int i = 0; i < 60; i++) {
            Line some = all.get(random.nextInt(all.size()));
            int picked = random.nextInt(64);
            Query query = query();
            Predicate<Line> meant = line -> true;
            if ((picked & 1) != 0) {
                query = query.and(Query.Filter.SOURCE, some.party());
                meant = meant.and(line -> line.party().equals(some.party()));
            }
            if ((picked & 2) != 0) {
                query = query.and(Query.Filter.KIND, some.kind().name());
                meant = meant.and(line -> line.kind() == some.kind());
            }
            if ((picked & 4) != 0 && some.status() != 0) {
                query = query.and(Query.Filter.STATUS, "" + some.status());
                meant = meant.and(line -> line.status() == some.status());
            }
            if ((picked & 8) != 0 && !some.procedure().isEmpty()) {
                query = query.and(Query.Filter.PROCEDURE, some.procedure());
                meant = meant.and(line -> line.procedure().equals(some.procedure()));
            }
            if ((picked & 16) != 0 && !some.agency().isEmpty()) {
                String parent = some.agency().substring(0, 6);
                query = query.and(Query.Filter.AGENCY, parent);
                meant = meant.and(line -> line.agency().startsWith(parent));
            }
            if ((picked & 32) != 0) {
                query = new Query(
                        query.values(),
                        Set.of(),
                        Optional.of(some.at().minus(Duration.ofMinutes(50))),
                        Optional.of(some.at().plus(Duration.ofMinutes(3))),
                        Optional.empty(),
                        query.limit());
                meant = meant.and(line -> !line.at().isBefore(some.at().minus(Duration.ofMinutes(50)))
                        && line.at().isBefore(some.at().plus(Duration.ofMinutes(3))));
            }

            assertThat(all(index, query))
                    .as("seed %d, query %s", seed, query)
                    .isEqualTo(all.stream().filter(meant).toList());
        }
    }

    @Test
    void a_row_is_the_same_whether_the_index_ran_on_stopped_now_and_then_or_was_made_again() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            Written.fill(journal, random, 50);
            // Opened anew each time: what was in memory comes from the journal again.
            follow(index("search"));
        }

        List<String> again = follow(index("again")).dump();

        assertThat(follow(index("search")).dump())
                .as("seed %d", seed)
                .isEqualTo(again)
                .hasSizeGreaterThan(800);
        assertThat(runs("search")).hasSizeLessThan(20);
    }

    @Test
    void whatever_a_crash_left_in_the_folder_the_next_start_makes_the_same_rows() throws IOException {
        Written.fill(journal, new Random(2026), 500);
        List<String> sound = follow(index("search")).dump();
        List<Path> runs = runs("search");
        Path folder = home.resolve("search");
        Path kept = Files.createDirectories(home.resolve("kept"));
        for (Path run : runs) {
            Files.copy(run, kept.resolve(run.getFileName()));
        }

        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Random random = new Random(i);
            Path victim = folder.resolve(runs.get(random.nextInt(runs.size())).getFileName());
            byte[] bytes = Files.readAllBytes(victim);
            switch (i % 4) {
                case 0 -> Files.delete(victim);
                case 1 -> Files.write(victim, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                case 2 -> {
                    bytes[random.nextInt(bytes.length)] ^= 1;
                    Files.write(victim, bytes);
                }
                default -> Files.write(folder.resolve("draft.new"), bytes);
            }
            if (!follow(index("search")).dump().equals(sound)) {
                wrong.add(i + " " + victim.getFileName());
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_merged_run_and_those_that_it_took_up_are_told_apart_after_a_kill_between_them() throws IOException {
        Written.fill(journal, new Random(7), 90);
        Index before = follow(index("search"));
        List<Path> small = runs("search");
        Path kept = Files.createDirectories(home.resolve("kept"));
        for (Path run : small) {
            Files.copy(run, kept.resolve(run.getFileName()));
        }
        Written.fill(journal, new Random(8), 300);
        List<String> sound = follow(index("search")).dump();
        for (Path run : small) {
            Path name = home.resolve("search").resolve(run.getFileName());
            if (!Files.exists(name)) {
                Files.copy(kept.resolve(run.getFileName()), name);
            }
        }

        assertThat(before.bookmark()).isLessThan(journal.last());
        assertThat(follow(index("search")).dump()).isEqualTo(sound);
    }

    @Test
    void another_key_makes_the_index_be_made_again_and_finds_the_same() throws IOException {
        Written.deliver(journal, "thanh-hoa", 1, Written.record("H56.98-1", "", 4, "099090000011", 1));
        Written.fill(journal, new Random(3), 200);
        follow(index("search"));
        Files.delete(home.resolve("search.key"));

        Index again = index("search");

        assertThat(again.bookmark()).isZero();
        assertThat(follow(again)
                        .find(Query.of(Query.Filter.PERSON, "099 090.000011", 10))
                        .lines())
                .extracting(Line::position)
                .contains(1L);
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_repeat() throws IOException {
        Written.fill(journal, new Random(11), 300);
        Index index = follow(index("search"));
        Query query = Query.of(Query.Filter.SOURCE, "yen-lang", 500);
        List<Line> whole = index.find(query).lines();

        List<Line> paged = new ArrayList<>();
        Optional<Place> next = Optional.of(new Place(Long.MAX_VALUE, 0));
        while (next.isPresent()) {
            Found page = index.find(query.before(next.get(), 7));
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(7);
            paged.addAll(page.lines());
            next = page.next();
        }

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(100);
    }

    @Test
    void a_dossier_is_found_by_every_number_it_was_ever_called_by() throws IOException {
        long first = Written.deliver(journal, "thanh-hoa", 1, Written.record("H56.98-1", "G22-77", 2, "", 1));
        long later = Written.deliver(journal, "thanh-hoa", 2, Written.record("H56.98-1", "", 4, "", 2));
        long asked = Written.request(journal, 3, Call.Service.NUMBER, "H56.98-1");
        long given = Written.answer(journal, 4, asked, Outcome.Kind.DONE, "000.98.H56-261122-0001");
        Written.deliver(journal, "thanh-hoa", 5, Written.record("H56.98-2", "", 4, "", 2));
        Index index = follow(index("search"));

        for (String number : List.of("H56.98-1", "h56.98-1", "G22-77", "000.98.H56-261122-0001")) {
            assertThat(index.find(Query.of(Query.Filter.DOSSIER, number, 10)).lines())
                    .as(number)
                    .extracting(Line::position)
                    .containsExactly(given, asked, later, first);
        }
    }

    @Test
    void a_decision_is_found_by_the_dossier_whose_problem_it_is_about() throws IOException {
        long bad = Written.deliver(journal, "thanh-hoa", 1, "H56.98-5||||||");
        long decision = Written.append(
                journal, Kind.DECISION, "chi-hoa", 2, Map.of("action", "discard", "problems", bad + ":0"), "");
        Index index = follow(index("search"));

        assertThat(index.find(Query.of(Query.Filter.DOSSIER, "H56.98-5", 10)).lines())
                .extracting(Line::position)
                .containsExactly(decision, bad);
        assertThat(index.find(Query.of(Query.Filter.CODE, "CODE_UNKNOWN", 10)).lines())
                .extracting(Line::position)
                .containsExactly(bad);
    }

    @Test
    void no_personal_number_lies_in_the_index_or_beside_it_and_only_the_owner_reads_the_key() throws IOException {
        Written.deliver(journal, "thanh-hoa", 1, Written.record("H56.98-1", "", 4, "099090000011", 1));
        Written.fill(journal, new Random(5), 400);
        Index index = follow(index("search"));

        assertThat(index.find(Query.of(Query.Filter.PERSON, "099090000011", 10)).lines())
                .extracting(Line::number)
                .contains("H56.98-1");
        for (Path run : runs("search")) {
            String bytes = Files.readString(run, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(bytes).contains("H56.98-").doesNotContain(Written.PERSON);
        }
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("search.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_scan_of_payloads_says_how_much_it_looked_at_and_goes_on_where_it_stopped() throws IOException {
        for (int i = 0; i < 100; i++) {
            Written.deliver(journal, "thanh-hoa", i, Written.record("H56.98-" + i, "", 4, "", i));
        }
        Scanning scanning = new Scanning(follow(index("search")), journal);
        Query query = Query.of(Query.Filter.SOURCE, "thanh-hoa", 10);

        Scanned first = scanning.scan(query, "H56.98-7|", 60);
        Scanned rest = scanning.scan(query.before(first.next().orElseThrow(), 10), "H56.98-7|", 60);

        assertThat(first.lines()).isEmpty();
        assertThat(first.looked()).isEqualTo(60);
        assertThat(rest.looked()).isEqualTo(40);
        assertThat(rest.next()).isEmpty();
        assertThat(rest.lines()).extracting(Line::number).containsExactly("H56.98-7");
    }

    @Test
    void a_story_tells_what_was_read_decided_asked_and_answered() throws IOException {
        String one = Written.record("H56.98-1", "", 2, "099090000011", 1);
        long first = Written.deliver(journal, "thanh-hoa", 1, one);
        Written.deliver(journal, "thanh-hoa", 2, one);
        Written.deliver(journal, "thanh-hoa", 3, Written.record("H56.98-1", "", 4, "099090000011", 9));
        Written.deliver(journal, "thanh-hoa", 4, Written.record("H56.98-1", "", 3, "099090000011", 5));
        Written.deliver(journal, "yen-lang", 5, Written.record("H56.98-1", "", 5, "099090000011", 12));
        long asked = Written.request(journal, 6, Call.Service.CREATE, "H56.98-1", "H56.98-2");
        Written.answer(journal, 7, asked, Outcome.Kind.REFUSED, "E7");
        Index index = follow(index("search"));

        Story story = new Stories(index, journal, new Written(), new Following(journal, index, new Written()))
                .tell("H56.98-1", Optional.empty());

        assertThat(story.chapters().stream().map(chapter -> chapter.entry().position()))
                .containsExactly(first, first + 1, first + 2, first + 3, first + 4, asked, asked + 1);
        assertThat(story.chapters().stream().flatMap(chapter -> chapter.judged().stream()))
                .extracting(Judgement::verdict)
                .containsExactly(
                        Judgement.Verdict.NEWS,
                        Judgement.Verdict.UNCHANGED,
                        Judgement.Verdict.NEWS,
                        Judgement.Verdict.STALE,
                        Judgement.Verdict.PROBLEM);
        assertThat(story.chapters().get(6).answered().orElseThrow().outcome().code())
                .isEqualTo("E7");
    }

    @Test
    void a_released_delivery_that_could_not_be_read_is_found_and_told_by_each_of_its_records() throws IOException {
        long bad = Written.deliver(
                journal,
                "thanh-hoa",
                1,
                "UNREADABLE UNTIL 4",
                Written.record("H56.98-1", "", 2, "", 1),
                Written.record("H56.98-2", "", 4, "", 1));
        long first = Written.decide(journal, 2, Decision.Action.RELEASE, bad);
        long second = Written.decide(journal, 3, Decision.Action.RELEASE, bad);
        Written.deliver(journal, "thanh-hoa", 4, Written.record("H56.98-2", "", 5, "", 9));
        long third = Written.decide(journal, 5, Decision.Action.RELEASE, bad);
        Index index = follow(index("search"));

        for (String number : List.of("H56.98-1", "H56.98-2")) {
            assertThat(index.find(Query.of(Query.Filter.DOSSIER, number, 10)).lines())
                    .as(number)
                    .extracting(Line::position)
                    .contains(third)
                    .doesNotContain(first, second);
        }
        assertThat(judged(stories(index, 10).tell("H56.98-2", Optional.empty())))
                .containsExactly(Judgement.Verdict.NEWS, Judgement.Verdict.STALE);
        assertThat(judged(stories(index, 10).tell("H56.98-1", Optional.empty())))
                .containsExactly(Judgement.Verdict.NEWS);
    }

    @Test
    void a_released_record_is_not_mistaken_for_the_delivery_that_once_could_not_be_read() throws IOException {
        long bad = Written.deliver(
                journal,
                "thanh-hoa",
                1,
                "UNREADABLE UNTIL 2",
                Written.record("H56.98-1", "", 2, "", 1),
                Written.record("H56.98-2", "", 4, "", 1));
        Written.decide(journal, 2, Decision.Action.RELEASE, bad);
        long again = Written.decide(journal, 3, Decision.Action.RELEASE, bad);
        Index index = follow(index("search"));

        assertThat(index.find(Query.of(Query.Filter.DOSSIER, "H56.98-1", 10)).lines())
                .extracting(Line::position)
                .contains(again);
        assertThat(index.find(Query.of(Query.Filter.DOSSIER, "H56.98-2", 10)).lines())
                .extracting(Line::position)
                .doesNotContain(again);
    }

    @Test
    void a_released_delivery_that_was_set_aside_is_found_by_each_of_its_records() throws IOException {
        long aside = Written.deliver(
                journal,
                "thanh-hoa",
                1,
                Written.record("H56.98-1", "", 2, "", 1),
                Written.record("H56.98-2", "", 4, "", 1));
        Written.append(journal, Kind.DECISION, "hub", 2, new SetAside(aside, 2, List.of(), "Ledger:1").facts(), "");
        long release = Written.decide(journal, 3, Decision.Action.RELEASE, aside);
        Index index = follow(index("search"));

        assertThat(index.find(Query.of(Query.Filter.DOSSIER, "H56.98-2", 10)).lines())
                .extracting(Line::position)
                .contains(release);
    }

    @Test
    void a_story_longer_than_a_page_begins_at_the_beginning_and_goes_on_without_a_gap() throws IOException {
        for (int i = 0; i < 97; i++) {
            Written.deliver(
                    journal,
                    "thanh-hoa",
                    i,
                    Written.record("H56.98-1", "", 2 + i % 3, "", i),
                    Written.record("H56.98-1", "", 2 + i % 3, "", i));
        }
        Index index = follow(index("search"));
        Story whole = stories(index, 1_000).tell("H56.98-1", Optional.empty());

        List<Chapter> paged = new ArrayList<>();
        Optional<Place> next = Optional.empty();
        do {
            Story page = stories(index, 13).tell("H56.98-1", next);
            paged.addAll(page.chapters());
            next = page.next();
            assertThat(page.isJudged()).isTrue();
        } while (next.isPresent());

        assertThat(whole.next()).isEmpty();
        assertThat(paged).isEqualTo(whole.chapters()).hasSize(97);
    }

    @Test
    void what_forms_are_filled_with_for_want_of_a_number_makes_no_two_dossiers_one() throws IOException {
        List<String> junk = List.of("0", "-", "000000", "N/A", "KHAC-77");
        for (int i = 0; i < 30; i++) {
            for (String other : junk) {
                Written.deliver(
                        journal, "thanh-hoa", i, Written.record("H56.98-" + other.length() + i, other, 4, "", 1));
            }
        }
        Index index = follow(index("search"));

        for (String other : junk) {
            assertThat(index.numbers(other)).as(other).containsExactly(other);
            Set<String> told = new java.util.TreeSet<>();
            stories(index, 1_000).tell(other, Optional.empty()).chapters().forEach(chapter -> chapter.lines()
                    .forEach(line -> told.add(line.number())));
            assertThat(told).as(other).isEmpty();
        }
        // Still found, though: the one that looks like a number.
        assertThat(index.find(Query.of(Query.Filter.DOSSIER, "KHAC-77", 50)).lines())
                .hasSize(30);
    }

    @Test
    void an_index_of_another_journal_of_the_same_length_is_made_again() throws IOException {
        Written.fill(journal, new Random(21), 200);
        follow(index("search"));
        journal.close();
        journal = open(Files.createDirectories(home.resolve("another")));
        Written.fill(journal, new Random(22), 200);

        assertThat(follow(index("search")).dump())
                .isEqualTo(follow(index("again")).dump());
    }

    private Stories stories(Index index, int most) {
        return new Stories(index, journal, new Written(), new Following(journal, index, new Written()), most);
    }

    private static List<Judgement.Verdict> judged(Story story) {
        return story.chapters().stream()
                .flatMap(chapter -> chapter.judged().stream())
                .map(Judgement::verdict)
                .toList();
    }

    private static Query query() {
        return new Query(Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Query.MOST);
    }

    private static List<Line> all(Index index, Query query) {
        List<Line> lines = new ArrayList<>();
        Found page = index.find(query);
        lines.addAll(page.lines());
        while (page.next().isPresent()) {
            page = index.find(query.before(page.next().get(), Query.MOST));
            lines.addAll(page.lines());
        }
        return lines;
    }

    private List<Path> runs(String folder) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(Run.ENDING))
                    .sorted()
                    .toList();
        }
    }
}
