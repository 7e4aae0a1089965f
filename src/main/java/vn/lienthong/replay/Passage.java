package vn.lienthong.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.ledger.Gist;
import vn.lienthong.mapping.Reader;
import vn.lienthong.mapping.Readout;
import vn.lienthong.workbench.Contrast;

/** One delivery read twice. Safe from any thread. */
final class Passage {
    private final Asked asked;
    private final Pins pins;
    private final Reader then;
    private final Reader now;
    private final Admission admission;

    /** @param admission what the portal requires: with decisions only */
    Passage(Asked asked, Pins pins, Reader then, Reader now, Admission admission) {
        this.asked = asked;
        this.pins = pins;
        this.then = then;
        this.now = now;
        this.admission = admission;
    }

    /**
     * What one delivery came to.
     *
     * @param isAsked only its state counts otherwise: it stands before or beside what was asked for
     * @param isErased its contents were destroyed: nothing can be read again
     * @param records of the dossier asked for, or all
     * @param mine numbers of the dossier asked for
     */
    record Compared(
            long position,
            String source,
            Instant at,
            boolean isAsked,
            boolean isErased,
            long records,
            List<Contrast.Pair> different,
            Set<DossierNumber> mine,
            Told first,
            Map<Long, Told> later) {}

    /**
     * What two readings of it say for deciding.
     *
     * @param isWhole heard again, all of it is: the delivery had been one problem
     */
    record Told(boolean isWhole, List<Gist> was, List<Gist> is) {
        static final Told NOTHING = new Told(false, List.of(), List.of());
    }

    private record Both(Reading was, Reading is) {}

    Compared compare(Entry delivery) {
        boolean isAsked = asked.covers(delivery.party(), delivery.at().toEpochMilli());
        if (delivery.isErased()) {
            return compared(delivery, isAsked, 0, List.of(), Set.of(), Told.NOTHING, Map.of());
        }
        Reading was = then.read(delivery);
        Both first = new Both(was, isAsked ? now.read(delivery) : was);
        Map<Long, Both> later = later(delivery, isAsked);
        Map<Long, Told> told = new TreeMap<>();
        if (asked.decisions()) {
            later.forEach((decision, both) -> told.put(decision, told(delivery, first, both, decision)));
        }
        Told once = asked.decisions() && !pins.isSetAside(delivery.position())
                ? told(false, first.was().heard(), first.is().heard(), delivery.at())
                : Told.NOTHING;
        return isAsked
                ? counted(delivery, first, later, once, told)
                : compared(delivery, false, 0, List.of(), Set.of(), once, told);
    }

    private Compared counted(Entry delivery, Both first, Map<Long, Both> later, Told once, Map<Long, Told> told) {
        List<Heard> was = asReleased(delivery, first.was(), later, true);
        List<Heard> is = asReleased(delivery, first.is(), later, false);
        Set<DossierNumber> mine = new HashSet<>();
        if (!asked.dossier().isEmpty()) {
            was.stream().filter(this::isAsked).forEach(one -> mine.add(number(one)));
            is.stream().filter(this::isAsked).forEach(one -> mine.add(number(one)));
        }
        if (was.equals(is)) {
            long records = was.stream().filter(this::isAsked).count();
            return compared(delivery, true, records, List.of(), mine, once, told);
        }
        List<Contrast.Pair> pairs =
                Contrast.of(delivery.position(), Readout.of(with(first.was(), was)), Readout.of(with(first.is(), is)));
        List<Contrast.Pair> different = new ArrayList<>();
        int records = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Contrast.Pair pair = pairs.get(i);
            boolean isMine = isAsked(pair.was()) || isAsked(pair.is());
            records += isMine ? 1 : 0;
            if (isMine && (!pair.changes().isEmpty() || asked.isPinned() && isElsewise(was, is, i))) {
                different.add(pair);
            }
        }
        return compared(delivery, true, records, different, mine, once, told);
    }

    private static Compared compared(
            Entry delivery,
            boolean isAsked,
            long records,
            List<Contrast.Pair> different,
            Set<DossierNumber> mine,
            Told first,
            Map<Long, Told> later) {
        return new Compared(
                delivery.position(),
                delivery.party(),
                delivery.at(),
                isAsked,
                delivery.isErased(),
                records,
                different,
                mine,
                first,
                later);
    }

    private static Reading with(Reading reading, List<Heard> heard) {
        return new Reading(reading.position(), reading.source(), reading.receivedAt(), heard);
    }

    /** Not the same to the bit, though a readout does not show it: without changes there are as many records in both. */
    private static boolean isElsewise(List<Heard> was, List<Heard> is, int index) {
        return was.size() == is.size() && !was.get(index).equals(is.get(index));
    }

    private Map<Long, Both> later(Entry delivery, boolean isAsked) {
        Map<Long, Both> later = new TreeMap<>();
        for (long decision : pins.releases(delivery.position()).keySet()) {
            Reading was = then.readAgain(delivery, decision);
            later.put(decision, new Both(was, isAsked ? now.readAgain(delivery, decision) : was));
        }
        return later;
    }

    /** The first reading, with the records that were released as they were read at their last release. */
    private List<Heard> asReleased(Entry delivery, Reading first, Map<Long, Both> later, boolean then) {
        Reading reading = first;
        for (Map.Entry<Long, Both> release : later.entrySet()) {
            Reading again = then ? release.getValue().was() : release.getValue().is();
            Set<Integer> released = pins.releases(delivery.position()).get(release.getKey());
            // The delivery was one problem: its release heard all of it, as the ledger did.
            boolean isWhole = reading.isUnreadable() || pins.isSetAside(delivery.position());
            reading = isWhole ? again : with(first, merged(reading.heard(), again, released));
        }
        return reading.heard();
    }

    /** The ledger hears a released record again if the later reading has one of that index; the others stay as they were. */
    private static List<Heard> merged(List<Heard> heard, Reading later, Set<Integer> released) {
        return heard.stream()
                .map(one ->
                        released.contains(one.index()) ? later.find(one.index()).orElse(one) : one)
                .toList();
    }

    private Told told(Entry delivery, Both first, Both again, long decision) {
        boolean isWhole = first.was().isUnreadable() || pins.isSetAside(delivery.position());
        Set<Integer> released = pins.releases(delivery.position()).get(decision);
        // A re-delivery is judged as when the delivery came, a release at the time of the decision.
        Instant at = pins.word(decision)
                .filter(word -> word.batch().isEmpty())
                .map(Pins.Word::at)
                .orElse(delivery.at());
        Reading was = isWhole ? again.was() : again.was().only(released);
        Reading is = isWhole ? again.is() : again.is().only(released);
        return told(isWhole, was.heard(), is.heard(), at);
    }

    private Told told(boolean isWhole, List<Heard> was, List<Heard> is, Instant at) {
        List<Gist> one = gists(was, at);
        return new Told(isWhole, one, was.equals(is) ? one : gists(is, at));
    }

    private List<Gist> gists(List<Heard> heard, Instant at) {
        return heard.stream().map(one -> Gist.of(one, at, admission)).toList();
    }

    private boolean isAsked(Heard heard) {
        return asked.dossier().isEmpty()
                || heard.<Boolean>fold(
                        status -> status.status().number().value().equals(asked.dossier())
                                || asked.dossier().equals(status.status().otherNumber()),
                        step -> step.number().value().equals(asked.dossier()),
                        failed -> failed.number() != null
                                && failed.number().value().equals(asked.dossier()));
    }

    private static DossierNumber number(Heard heard) {
        return heard.<DossierNumber>fold(
                status -> status.status().number(), Heard.StepAlone::number, Heard.Failed::number);
    }

    private boolean isAsked(JsonNode record) {
        return asked.dossier().isEmpty()
                || record.path("MaHoSo").asText().equals(asked.dossier())
                || record.path("MaHoSoKhac").asText().equals(asked.dossier());
    }
}
