package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;

/** Applies the entries of one group to its state in memory, one after the other. */
final class EntryByEntry {
    /** The fact by which a delivery says up to where its source has been read once it is kept. */
    private static final String CURSOR = "cursor";

    private final Group group;
    private final Admission admission;
    private final Credentials credentials;
    private final HearReading hear;
    private LedgerSettings settings;
    private SettleAnswer settle;
    private final Map<Long, List<Reading>> readings;
    private final List<Entry> activations = new ArrayList<>();
    private final List<Effect.Turn> turns = new ArrayList<>();

    EntryByEntry(
            Group group,
            LedgerSettings settings,
            Admission admission,
            Credentials credentials,
            Map<Long, List<Reading>> readings,
            Repeats repeats) {
        this.group = group;
        this.admission = admission;
        this.credentials = credentials;
        this.hear = new HearReading(group, admission, credentials, repeats);
        this.settings = settings;
        this.settle = new SettleAnswer(group, settings);
        this.readings = readings;
    }

    void apply(Entry entry) {
        switch (entry.kind()) {
            case DELIVERY -> delivery(entry);
            case INTERVAL -> interval(entry);
            case REQUEST -> request(entry);
            case ANSWER -> answer(entry);
            case DECISION -> decision(entry);
            case CATALOGUE -> activations.add(entry);
            case ACTIVATION -> activation(entry);
            case READING, LOOK -> {
                // The commitments of a delivery's records, and who looked: evidence, not state.
            }
        }
    }

    private void activation(Entry entry) {
        activations.add(entry);
        if (FailureRules.isMeant(entry)) {
            settings = settings.with(FailureRules.of(entry));
            settle = new SettleAnswer(group, settings);
        } else if (Windows.isMeant(entry)) {
            settings = settings.with(Windows.of(entry));
        }
    }

    private void delivery(Entry entry) {
        List<Reading> read = readings.getOrDefault(entry.position(), List.of());
        if (read.size() != 1) {
            throw new IllegalArgumentException(
                    "Expected one reading of message " + entry.position() + ", but found " + read.size());
        }
        Reading reading = read.get(0);
        count(group.tally(reading.source()), entry);
        group.beats.delivery(reading.source(), entry, reading.heard().size());
        for (Heard heard : reading.heard()) {
            Version place = new Version(entry.position(), heard.index());
            hear.hear(heard, context(reading.source(), place, entry));
        }
    }

    private HearReading.Context context(String source, Version place, Entry delivery) {
        return new HearReading.Context(
                source, place, place, delivery.at(), settings.windows().millis(source), false);
    }

    static void count(Tally tally, Entry delivery) {
        tally.deliveries++;
        if (!Beats.isNoPage(delivery)) {
            tally.lastDelivery = delivery.at().toEpochMilli();
            tally.lastContact = tally.lastDelivery;
            tally.lastPosition = delivery.position();
        }
        tally.cursorPosition = delivery.facts().containsKey(CURSOR) ? delivery.position() : tally.cursorPosition;
    }

    /** A round that ended without news may still have brought its source further. */
    private void interval(Entry entry) {
        group.beats.interval(entry);
        Absences.flag(group, entry);
        Tally tally = group.tally(entry.party());
        tally.lastContact = entry.at().toEpochMilli();
        tally.cursorPosition = entry.facts().containsKey(CURSOR) ? entry.position() : tally.cursorPosition;
    }

    private void request(Entry entry) {
        long at = entry.at().toEpochMilli();
        OpenIntent intent = OpenIntent.of(entry.position(), entry.party(), entry.facts(), at);
        group.intents.put(entry.position(), intent);
        group.newIntents.put(entry.position(), intent);
        turns.add(new Effect.Turn(entry.position(), intent, null, entry.at()));
    }

    /** A second answer to one request changes nothing. */
    private void answer(Entry entry) {
        CallFacts.Answered answered = CallFacts.readAnswer(entry.facts());
        OpenIntent intent = group.intents.remove(answered.request());
        if (intent == null) {
            return;
        }
        if (group.newIntents.remove(answered.request()) == null) {
            group.answered.add(answered.request());
        }
        settle.settle(intent, answered.outcome(), entry);
        turns.add(new Effect.Turn(entry.position(), intent, answered.outcome(), entry.at()));
    }

    private void decision(Entry entry) {
        if (Decision.isAboutProblems(entry.facts())) {
            List<Reading> again = readings.getOrDefault(entry.position(), List.of());
            new ApplyDecision(group, hear, credentials, entry, again).apply(Decision.read(entry.facts()));
        } else if (Decision.isAboutASource(entry.facts())) {
            source(entry);
        } else if (Redelivery.isFamily(entry)) {
            redelivery(entry);
        } else {
            Resend.apply(group, entry);
        }
    }

    /** Orders are found again at a start by the positions of all their entries. */
    private void redelivery(Entry entry) {
        activations.add(entry);
        List<Reading> again = readings.getOrDefault(entry.position(), List.of());
        Redelivery.find(entry).ifPresent(batch -> new ApplyRedelivery(group, hear, admission, credentials, entry, again)
                .apply(batch));
    }

    /** Whether a source is paused is found again at a start like an activation: by the position of its latest decision. */
    private void source(Entry entry) {
        if (entry.facts().containsKey(CURSOR)) {
            group.tally(entry.facts().get(Decision.SOURCE)).cursorPosition = entry.position();
        } else {
            activations.add(entry);
        }
    }

    List<Entry> activations() {
        return activations;
    }

    List<Effect.Turn> turns() {
        return turns;
    }
}
