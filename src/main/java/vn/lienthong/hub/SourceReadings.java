package vn.lienthong.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vn.lienthong.corridor.ReconcileParties;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.Seal;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.reconcile.SourceSide;
import vn.lienthong.reconcile.SourceSide.How;
import vn.lienthong.reconcile.Window;
import vn.lienthong.source.Source;

/** Reads all that a source can give of some days, by its own route with another end, and with the mapping that is in force. */
final class SourceReadings implements ReconcileParties.SourceReading {
    /** A source that has not come to its end by then is compared as far as it came. */
    private static final int MOST_SECONDS = 900;

    private final House house;

    SourceReadings(House house) {
        this.house = house;
    }

    @Override
    public SourceSide read(String code, Window window, Consumer<Heard> reader) {
        Source source = house.sources.find(code).orElseThrow();
        How how = how(source);
        if (how == How.NOT_ASKED) {
            return side(how, false, 0, "");
        }
        return how == How.LAST_FILE ? lastFile(source, reader) : round(source, how, window, reader);
    }

    private static How how(Source source) {
        return switch (source.template()) {
            case "poll-http-pages", "poll-http-next" -> How.LIST;
            case "poll-http-since" -> How.WINDOW;
            case "poll-soap" -> asksSince(source) ? How.WINDOW : How.LIST;
            case "poll-sql" -> How.TABLE;
            case "drop-folder", "drop-ftp", "drop-sftp" -> How.LAST_FILE;
            default -> How.NOT_ASKED;
        };
    }

    private static boolean asksSince(Source source) {
        return source.parameters().getOrDefault("body", "").contains("{since}");
    }

    private SourceSide round(Source source, How how, Window window, Consumer<Heard> reader) {
        long[] bytes = {0};
        SourceProbe.Reading pages = (type, facts, body) -> {
            bytes[0] += body.size();
            hear(entry(source.code(), type, facts, body), reader);
        };
        try (SourceProbe probe = SourceProbe.reading(
                house.options, house.settings, source.code(), window.from().toString(), pages)) {
            boolean ended = probe.look(MOST_SECONDS);
            Optional<String> failure = probe.failure().map(look -> look.code());
            String trouble = failure.orElse(ended ? "" : "source-too-slow");
            return side(how, trouble.isEmpty(), bytes[0], trouble);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a source was read", e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Expected to read " + source.code() + " by its own route, but could not", e);
        }
    }

    /** Whole only where each file is a whole list by itself, which its declaration says. */
    private SourceSide lastFile(Source source, Consumer<Heard> reader) {
        boolean whole =
                !source.parameters().getOrDefault("absentAfter", "0").strip().equals("0");
        Optional<Entry> last = house.ledger.sources().stream()
                .filter(page -> page.source().equals(source.code()))
                .map(SourcePage::lastPosition)
                .filter(position -> position > 0)
                .findFirst()
                .flatMap(house.journal::find);
        last.ifPresent(entry -> hear(entry, reader));
        return side(
                How.LAST_FILE,
                whole && last.isPresent(),
                last.map(entry -> (long) entry.payload().size()).orElse(0L),
                "");
    }

    private void hear(Entry entry, Consumer<Heard> reader) {
        house.reader().readAgain(entry, house.journal.last() + 1).heard().forEach(reader);
    }

    /** As it would stand in the journal next; it is never written. */
    private Entry entry(String code, String type, Map<String, String> facts, Payload body) {
        long position = house.journal.last() + 1;
        Seal none = new Seal("none", "", "", "", "");
        return new Entry(position, Kind.DELIVERY, code, house.clock.instant(), type, facts, body, none);
    }

    private static SourceSide side(How how, boolean whole, long bytes, String trouble) {
        return new SourceSide(how, whole, 0, 0, bytes, List.of(), trouble);
    }
}
