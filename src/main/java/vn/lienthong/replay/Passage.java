package vn.lienthong.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.mapping.Reader;
import vn.lienthong.mapping.Readout;
import vn.lienthong.workbench.Contrast;

/** One delivery read twice. Safe from any thread. */
final class Passage {
    private final Pins pins;
    private final Reader then;
    private final Reader now;
    private final boolean strict;
    private final String dossier;

    /** @param strict that what a readout does not show, or a problem's wording, counts too */
    Passage(Pins pins, Reader then, Reader now, boolean strict, String dossier) {
        this.pins = pins;
        this.then = then;
        this.now = now;
        this.strict = strict;
        this.dossier = dossier;
    }

    /**
     * What one delivery came to.
     *
     * @param records of the dossier asked for, or all
     */
    record Compared(long position, String source, long records, List<Contrast.Pair> different) {}

    Compared compare(Entry delivery) {
        Reading was = asReleased(then, delivery);
        Reading is = asReleased(now, delivery);
        long position = delivery.position();
        if (was.equals(is)) {
            long records = was.heard().stream().filter(this::isAsked).count();
            return new Compared(position, delivery.party(), records, List.of());
        }
        List<Contrast.Pair> pairs = Contrast.of(position, Readout.of(was), Readout.of(is));
        List<Contrast.Pair> different = new ArrayList<>();
        int records = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Contrast.Pair pair = pairs.get(i);
            boolean isAsked = isAsked(pair.was()) || isAsked(pair.is());
            records += isAsked ? 1 : 0;
            if (isAsked && (!pair.changes().isEmpty() || strict && isElsewise(was.heard(), is.heard(), i))) {
                different.add(pair);
            }
        }
        return new Compared(position, delivery.party(), records, different);
    }

    /** Not the same to the bit, though a readout does not show it: without changes there are as many records in both. */
    private static boolean isElsewise(List<Heard> was, List<Heard> is, int index) {
        return was.size() == is.size() && !was.get(index).equals(is.get(index));
    }

    /** The first reading, with the records that were released as they were read at their last release. */
    private Reading asReleased(Reader reader, Entry delivery) {
        Reading first = reader.read(delivery);
        List<Heard> heard = first.heard();
        for (Map.Entry<Long, Set<Integer>> release :
                pins.releases(delivery.position()).entrySet()) {
            List<Heard> later = reader.readAgain(delivery, release.getKey()).heard();
            heard = isWhole(delivery, heard) ? later : merged(heard, later, release.getValue());
        }
        return new Reading(first.position(), first.source(), first.receivedAt(), heard);
    }

    /** The delivery was one problem: its release heard all of it, as the ledger did. */
    private boolean isWhole(Entry delivery, List<Heard> heard) {
        boolean unreadable = heard.size() == 1
                && heard.get(0) instanceof Heard.Failed failed
                && failed.problem().code() == ProblemCode.UNREADABLE_DELIVERY;
        return unreadable || pins.isSetAside(delivery.position());
    }

    /** The ledger hears a released record again if the later reading has one of that index; the others stay as they were. */
    private static List<Heard> merged(List<Heard> heard, List<Heard> later, Set<Integer> released) {
        Map<Integer, Heard> again = new HashMap<>();
        later.forEach(one -> again.put(one.index(), one));
        return heard.stream()
                .map(one -> released.contains(one.index()) ? again.getOrDefault(one.index(), one) : one)
                .toList();
    }

    private boolean isAsked(Heard heard) {
        return dossier.isEmpty()
                || heard.<Boolean>fold(
                        status -> status.status().number().value().equals(dossier)
                                || dossier.equals(status.status().otherNumber()),
                        step -> step.number().value().equals(dossier),
                        failed -> failed.number() != null
                                && failed.number().value().equals(dossier));
    }

    private boolean isAsked(JsonNode record) {
        return dossier.isEmpty()
                || record.path("MaHoSo").asText().equals(dossier)
                || record.path("MaHoSoKhac").asText().equals(dossier);
    }
}
