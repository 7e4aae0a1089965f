package vn.lienthong.ledger;

import java.util.List;
import vn.lienthong.dossier.Remark;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** Dossiers that their source no longer lists: remarked until it speaks of them again. */
final class Absences {
    private static final int FLAG = RemarkBits.of(Remark.ABSENT_AT_SOURCE);

    private Absences() {}

    /** Those that an entry says are absent; none for any other entry. */
    static List<String> numbers(Entry entry) {
        if (entry.kind() != Kind.INTERVAL || !entry.facts().containsKey(Ledger.ABSENT)) {
            return List.of();
        }
        return entry.payload()
                .text()
                .lines()
                .filter(number -> !number.isBlank() && number.indexOf('\0') < 0)
                .toList();
    }

    /** Says it of those that the source owns, once. */
    static void flag(Group group, Entry entry) {
        for (String number : numbers(entry)) {
            group.find(number)
                    .filter(row -> row.source.equals(entry.party()) && (row.flags & FLAG) == 0)
                    .ifPresent(row -> {
                        row.flags |= FLAG;
                        group.beats.absent(row.source, 1);
                        group.touch(row);
                    });
        }
    }

    /** The source speaks of it after all. */
    static void clear(Group group, Row row) {
        if ((row.flags & FLAG) != 0) {
            row.flags &= ~FLAG;
            group.beats.absent(row.source, -1);
            group.touch(row);
        }
    }
}
