package vn.lienthong.demo;

import java.time.Instant;
import java.util.List;

/**
 * The whole plan of one dossier: who, where, what, and every change it will go through, in order of time.
 *
 * @param channel 1 direct, 2 online, 3 post (domain.md 2.3)
 */
record Life(
        String number,
        Agency agency,
        Procedure procedure,
        Applicant applicant,
        int channel,
        Instant submitted,
        Instant received,
        Instant due,
        List<Change> changes) {
    Life {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one change in the life of " + number);
        }
        for (int i = 1; i < changes.size(); i++) {
            if (!changes.get(i).at().isAfter(changes.get(i - 1).at())) {
                throw new IllegalArgumentException(
                        "Expected change " + i + " of " + number + " to be later than the one before");
            }
        }
    }

    Snapshot asOf(int index) {
        return new Snapshot(this, index, Flaw.NONE);
    }

    Snapshot last() {
        return asOf(changes.size() - 1);
    }

    Life withNumber(String other) {
        return new Life(other, agency, procedure, applicant, channel, submitted, received, due, changes);
    }

    Life withProcedure(Procedure other) {
        return new Life(number, agency, other, applicant, channel, submitted, received, due, changes);
    }

    /** The same dossier seen in one status only: what a planted problem needs. */
    Life only(int status) {
        Change first = changes.get(0);
        Change one = new Change(status, first.at(), first.officer(), first.office(), first.content());
        return new Life(number, agency, procedure, applicant, channel, submitted, received, due, List.of(one));
    }
}
