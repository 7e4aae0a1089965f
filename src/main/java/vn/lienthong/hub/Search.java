package vn.lienthong.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import vn.lienthong.access.Access;
import vn.lienthong.access.Looks;
import vn.lienthong.corridor.Indexing;
import vn.lienthong.corridor.LookDoor;
import vn.lienthong.corridor.LookOrders;
import vn.lienthong.corridor.OwnReadings;
import vn.lienthong.corridor.SearchDoor;
import vn.lienthong.corridor.SearchOrders;
import vn.lienthong.corridor.Steering;
import vn.lienthong.dashboard.LookPages;
import vn.lienthong.dashboard.PersonSearch;
import vn.lienthong.dashboard.SearchAnswers;
import vn.lienthong.dashboard.SearchPages;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.search.Following;
import vn.lienthong.search.Index;
import vn.lienthong.search.SearchKey;
import vn.lienthong.search.Stories;
import vn.lienthong.vault.Purpose;
import vn.lienthong.vault.Vault;

/** The search index of a data directory, what follows the journal with it, and what tells stories by it. */
public record Search(Index index, Following following, Stories stories, SearchKey.Source key) {
    private static final int ENTRIES = 500;
    private static final long BYTES = 8 << 20;

    /** Never in the way of a start: an index that cannot be opened is made again, or missing, and says so. */
    public static Search open(Path data, Journal journal, Vault vault) {
        SearchKey.Source key = () -> key(data.resolve("keys/search.key"), vault);
        Index index = Index.beside(journal, folder(data), key);
        OwnReadings readings = new OwnReadings();
        Following following = new Following(journal, index, readings);
        return new Search(index, following, new Stories(index, journal, readings, following), key);
    }

    /**
     * Among the keys of what is stored. One that lay in clear before is destroyed: the index is made again with the new one. In a file, in
     * clear, only where nothing is encrypted.
     */
    private static SearchKey key(Path file, Vault vault) throws IOException {
        Optional<byte[]> sealed = vault.key(Purpose.SEARCH);
        if (sealed.isEmpty()) {
            return SearchKey.in(file).open();
        }
        Vault.discard(file);
        Vault.discard(file.resolveSibling(file.getFileName() + "-set-aside"));
        return SearchKey.of(sealed.get());
    }

    /** Derived from the journal. */
    static Path folder(Path data) {
        return data.resolve("search");
    }

    /** Of a stopped hub. */
    public static void delete(Path data) throws IOException {
        if (!Files.isDirectory(folder(data))) {
            return;
        }
        try (Stream<Path> files = Files.list(folder(data))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    public SearchAnswers answers(House house) {
        return new SearchAnswers(index, house.ledger, house.journal);
    }

    public PersonSearch persons(House house) {
        return new PersonSearch(answers(house), this::sign);
    }

    private String sign(String words) {
        try {
            return key.open().sign(words);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the key of the search index, but: " + e.getMessage(), e);
        }
    }

    /** The orders of a command, of a hub that runs or of one that is stopped. */
    public SearchOrders orders(House house) {
        return new SearchOrders(answers(house), persons(house), new Looks(house.journal, house.clock));
    }

    /** Names the room search, and the looks, for the routes. */
    void bind(Main main, House house, Steering steering, Evidence evidence, Access access) {
        Looks looks = new Looks(house.journal, house.clock);
        RouteBeans.bind(
                main,
                "looking",
                new LookDoor(new LookPages(access, looks, persons(house), house.journal, house.clock)));
        steering.takes(new LookOrders(looks));
        SearchAnswers answers = answers(house);
        Indexing indexing = new Indexing(house.journal, following, house.ledger::bookmark);
        RouteBeans.bind(main, "indexing", indexing);
        main.bind("searchLoop", indexing);
        RouteBeans.bind(
                main,
                "searching",
                new SearchDoor(new SearchPages(answers, stories, house.journal, evidence, house.clock)));
        steering.takes(orders(house));
    }

    /** For commands: up to the end of the journal. */
    public void catchUp(LongConsumer progress) {
        for (var entries = next(); !entries.isEmpty(); entries = next()) {
            following.take(entries);
            progress.accept(index.bookmark());
        }
    }

    private List<Entry> next() {
        return following.next(ENTRIES, BYTES);
    }
}
