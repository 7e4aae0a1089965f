package vn.lienthong.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/**
 * A look at a journal that another process may be writing, for verifying: takes no lock, changes nothing, and goes as far as what is known to be
 * durable. Damage is not refused, but said by {@link #verify}. Safe from any thread.
 */
public final class JournalBeside implements Chained {
    private final Walks walks;
    private final LongSupplier look;
    private final Packer packer;
    private final boolean opening;

    private JournalBeside(Walks walks, LongSupplier look, Optional<EntryCipher> keys) {
        this.walks = walks;
        this.look = look;
        this.packer = new Packer(keys.orElseGet(EntryCipher::none), () -> new byte[0]);
        this.opening = keys.isPresent();
    }

    /**
     * At segment files.
     *
     * @param keys none: contents are not opened. Chain, leaves and roots need no key; whether sealed bytes are still the contents that the leaf commits
     *     to cannot be told without
     * @param proved asked at each look: a position that is known to be durable (of a signed checkpoint), or {@link Long#MAX_VALUE} where nobody writes.
     *     The group at the very end may not have been flushed yet, and counts only up to there
     */
    public static JournalBeside at(Path directory, Optional<EntryCipher> keys, LongSupplier proved) {
        SegmentsBeside segments = new SegmentsBeside(directory, proved);
        return new JournalBeside(segments, segments::look, keys);
    }

    /** At the table: others see a row once it is committed, and so durable. */
    public static JournalBeside at(DataSource source, Optional<EntryCipher> keys) {
        return new JournalBeside((from, to) -> new TableWalk(source, from, to), () -> last(source), keys);
    }

    /** Looks anew. */
    @Override
    public long last() {
        return look.getAsLong();
    }

    @Override
    public Verification verify(long from, long to, Walker each) {
        long first = Math.max(1, from);
        long end = Math.min(to, last());
        if (first > end) {
            return new Verification.Intact(first, end, "");
        }
        return new Verifier(walks, packer, opening).verify(first, end, each);
    }

    private static long last(DataSource source) {
        try (Connection connection = source.getConnection();
                PreparedStatement head = connection.prepareStatement(TableSql.HEAD);
                ResultSet row = head.executeQuery()) {
            return TableSql.head(row).position();
        } catch (SQLException e) {
            throw TableStore.unread(e);
        }
    }
}
