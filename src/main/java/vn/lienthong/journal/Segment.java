package vn.lienthong.journal;

import java.nio.file.Path;
import java.util.Locale;

/** One file of the journal and how far it is durable. */
final class Segment {
    final Path file;
    final SegmentHeader header;
    final SparseIndex index;

    /** The last durable entry here, and the end of its frame; together, so that a reader sees both or neither. */
    private volatile End end;

    Segment(Path file, SegmentHeader header, SparseIndex index, End end) {
        this.file = file;
        this.header = header;
        this.index = index;
        this.end = end;
    }

    static Segment fresh(Path file, SegmentHeader header) {
        return new Segment(file, header, new SparseIndex(header.first()), new End(header.before, SegmentHeader.SIZE));
    }

    static String name(long first) {
        return String.format(Locale.ROOT, "%020d.seg", first);
    }

    long first() {
        return header.first();
    }

    End end() {
        return end;
    }

    void endsAt(End newEnd) {
        end = newEnd;
    }

    boolean isEmpty() {
        return end.offset() == SegmentHeader.SIZE;
    }

    /** The durable end. */
    record End(Head head, long offset) {}
}
