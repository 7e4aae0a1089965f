package vn.lienthong.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Glance;
import vn.lienthong.journal.Glance.Label;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.ledger.SetAside;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;

/** What the record pins: versions of mappings, catalogues and releases, each by its position. One walk over the journal's labels. */
final class Pins {
    private static final int LOOKED_EVERY = 1_000;

    private final Asked asked;
    private final List<Entry> activations = new ArrayList<>();
    private final Catalogues catalogues = new Catalogues();
    private final Map<Long, TreeMap<Long, Set<Integer>>> releases = new HashMap<>();
    private final Set<Long> setAside = new HashSet<>();
    private final NavigableMap<Long, Word> words = new TreeMap<>();
    private final Set<Version> recalled = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final SentStates sent = new SentStates();
    private long end;
    private long total;

    private Pins(Asked asked) {
        this.asked = asked;
    }

    /**
     * @param upTo nothing behind it counts: what came later did not decide then; 0 for all that is there
     * @param order asked now and then: once there is one, what was gathered is not whole
     */
    static Pins of(Glance journal, Asked asked, long upTo, Supplier<Optional<Runs.Order>> order) {
        Pins pins = new Pins(asked);
        journal.each(
                0,
                label -> (upTo == 0 || label.position() <= upTo)
                        && (label.position() % LOOKED_EVERY != 0 || order.get().isEmpty()),
                pins::isPin,
                pins::learn);
        return pins;
    }

    /** What a person decided about records, and is heard at its place: the problems that were released, or a batch of a re-delivery. */
    record Word(long position, Instant at, List<ProblemKey> released, Optional<Redelivery> batch) {}

    /** Those behind a message and in front of another, in order. */
    Collection<Word> words(long after, long before) {
        return words.subMap(after, false, before, false).values();
    }

    Optional<Word> word(long position) {
        return Optional.ofNullable(words.get(position));
    }

    /** Whether a person speaks of this record later on. */
    boolean isRecalled(Version record) {
        return recalled.contains(record);
    }

    /** Whether a batch was read at its place as it was agreed to: with another version nothing of it was believed. */
    boolean agrees(Redelivery batch, String source, long decision, Reader then) {
        return batch.agrees(source, then.version(source, decision), catalogues.version(decision));
    }

    /** Whether the hub sent this state to the portal then: so it had been news. */
    boolean wasSent(Version state) {
        return sent.has(state);
    }

    /** The last message. */
    long end() {
        return end;
    }

    /** How many deliveries are asked for. */
    long total() {
        return total;
    }

    /** A reader of its own: compiled anew, so that two of them share nothing but the catalogues. */
    Reader reader() {
        Mappings mappings = new Mappings();
        activations.stream().filter(one -> sources.contains(one.party())).forEach(mappings::activate);
        return new Reader(mappings, catalogues);
    }

    /** One version of each source for all its deliveries, wherever they stand; catalogues stay those of the position. */
    Reader reader(Map<String, Bundle> instead) {
        Mappings mappings = new Mappings();
        instead.forEach((code, bundle) -> mappings.activate(
                new Entry(0, Kind.ACTIVATION, code, Instant.EPOCH, "application/json", Map.of(), bundle.text(), null)));
        return new Reader(mappings, catalogues);
    }

    /** The ledger passed over this delivery: it became one problem, and a release of it heard all of its records. */
    boolean isSetAside(long delivery) {
        return setAside.contains(delivery);
    }

    /** The decisions that released records of a delivery, in order, with the records' indexes. */
    TreeMap<Long, Set<Integer>> releases(long delivery) {
        return releases.getOrDefault(delivery, new TreeMap<>());
    }

    private boolean isPin(Label label) {
        end = label.position();
        if (label.kind() == Kind.DELIVERY) {
            boolean isAsked = asked.covers(label.party(), label.atMillis());
            total += isAsked ? 1 : 0;
            if (isAsked || asked.decisions()) {
                sources.add(label.party());
            }
        }
        boolean isSent = asked.decisions() && label.kind() == Kind.REQUEST;
        return isSent
                || Arrays.asList(Kind.ACTIVATION, Kind.CATALOGUE, Kind.DECISION).contains(label.kind());
    }

    private void learn(Entry entry) {
        if (entry.kind() == Kind.REQUEST) {
            sent.learn(entry);
            return;
        }
        if (entry.kind() == Kind.ACTIVATION) {
            activations.add(entry);
            return;
        }
        if (entry.kind() == Kind.CATALOGUE) {
            catalogues.activate(entry);
            return;
        }
        if (entry.isErased()) {
            return;
        }
        SetAside.find(entry).ifPresent(aside -> setAside.add(aside.message()));
        Redelivery.find(entry).ifPresent(batch -> sentAgain(entry, batch));
        if (Decision.isAboutProblems(entry.facts())) {
            released(entry, Decision.read(entry.facts()));
        }
    }

    private void sentAgain(Entry entry, Redelivery batch) {
        words.put(entry.position(), new Word(entry.position(), entry.at(), List.of(), Optional.of(batch)));
        for (Redelivery.Item item : batch.items()) {
            released(
                    entry.position(),
                    item.record().position(),
                    Set.of(item.record().index()));
        }
    }

    private void released(Entry entry, Decision decision) {
        if (decision.action() != Decision.Action.RELEASE) {
            return;
        }
        long position = entry.position();
        words.put(position, new Word(position, entry.at(), decision.problems(), Optional.empty()));
        decision.problems().forEach(key -> recalled.add(new Version(key.position(), key.index())));
        decision.problems().stream()
                .filter(problem -> problem.position() < position)
                .collect(Collectors.groupingBy(
                        ProblemKey::position, Collectors.mapping(ProblemKey::index, Collectors.toSet())))
                .forEach((delivery, indexes) -> released(position, delivery, indexes));
    }

    private void released(long position, long delivery, Set<Integer> indexes) {
        releases.computeIfAbsent(delivery, none -> new TreeMap<>())
                .computeIfAbsent(position, none -> new HashSet<>())
                .addAll(indexes);
    }
}
