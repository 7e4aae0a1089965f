package vn.lienthong.audit;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongConsumer;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;

/**
 * Finds the messages of a choice. A dossier's by the search index (what the mappings read, and so what is escaped or packed, and what is called by another
 * number), and by its number as it stands in the bytes, where no mapping could read it: for that all of the journal is read once.
 */
public final class Picking {
    private static final int SOME = 1_000;
    private static final int BYTES = 16 * 1024 * 1024;

    private final Journal journal;
    private final Function<String, SortedSet<Long>> index;

    /** @param index the messages that the search index has of a number */
    public Picking(Journal journal, Function<String, SortedSet<Long>> index) {
        this.journal = journal;
        this.index = index;
    }

    /** @param progress hears how far the journal was read; may throw to end it */
    public SortedSet<Long> find(Choice choice, LongConsumer progress) {
        SortedSet<Long> found = new TreeSet<>(choice.positions());
        if (!choice.isLookedFor()) {
            return found;
        }
        SortedSet<Long> indexed = choice.dossier().isEmpty() ? new TreeSet<>() : index.apply(choice.dossier());
        long end = journal.last();
        long at = 0;
        while (at < end) {
            for (Entry entry : journal.list(at, SOME, BYTES)) {
                if (isWanted(choice, entry, indexed) || isAnswerTo(choice, entry, found)) {
                    found.add(entry.position());
                }
                at = entry.position();
            }
            progress.accept(at);
        }
        return found;
    }

    private static boolean isWanted(Choice choice, Entry entry, SortedSet<Long> indexed) {
        return (choice.source().isEmpty() || entry.party().equals(choice.source()))
                && choice.covers(entry.at())
                && (choice.dossier().isEmpty() || indexed.contains(entry.position()) || names(entry, choice.dossier()));
    }

    private static boolean names(Entry entry, String dossier) {
        return entry.facts().values().stream().anyMatch(value -> value.contains(dossier))
                || new String(entry.payload().toBytes(), StandardCharsets.UTF_8).contains(dossier);
    }

    /** What the portal said to a request that was chosen belongs to the dossier, though it may not name it. */
    private static boolean isAnswerTo(Choice choice, Entry entry, SortedSet<Long> found) {
        String request = entry.facts().getOrDefault("request", "");
        return !choice.dossier().isEmpty()
                && entry.kind() == Kind.ANSWER
                && request.matches("[0-9]{1,18}")
                && found.contains(Long.parseLong(request));
    }
}
