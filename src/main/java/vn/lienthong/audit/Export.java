package vn.lienthong.audit;

/**
 * One export that somebody asked for. What it holds lies elsewhere, and not for long.
 *
 * @param what the choice, in one line
 * @param position how far the journal was read
 * @param last the journal's end when it began
 * @param messages how many were chosen; 0 before
 * @param entry the position of the entry that says who exported and why; 0 before
 * @param size of the checkpoint that proves it; 0 before
 * @param bytes of the file; 0 before
 * @param begun ISO 8601
 * @param ended ISO 8601; empty while it runs
 * @param failure why it could not be done; empty if it could
 */
public record Export(
        String id,
        String who,
        String why,
        String what,
        State state,
        long position,
        long last,
        int messages,
        long entry,
        long size,
        long bytes,
        String begun,
        String ended,
        Failure failure) {
    /** In both languages; empty for none. */
    public record Failure(String vi, String en) {
        static final Failure NONE = new Failure("", "");
    }

    Export at(long now) {
        return new Export(id, who, why, what, state, now, last, messages, entry, size, bytes, begun, ended, failure);
    }

    Export chosen(int many) {
        return new Export(id, who, why, what, state, position, last, many, entry, size, bytes, begun, ended, failure);
    }

    Export ends(State how, String when, Failure because) {
        return new Export(id, who, why, what, how, position, last, messages, entry, size, bytes, begun, when, because);
    }

    Export written(long position, long covers, long length, String when) {
        return new Export(
                id,
                who,
                why,
                what,
                State.DONE,
                last,
                last,
                messages,
                position,
                covers,
                length,
                begun,
                when,
                Failure.NONE);
    }
}
