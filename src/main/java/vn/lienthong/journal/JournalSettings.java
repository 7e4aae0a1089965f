package vn.lienthong.journal;

import java.time.Duration;

/**
 * How the journal writes. The defaults are {@link #defaults()}.
 *
 * @param segmentBytes a segment file is closed and the next begun beyond this size; 64 MiB
 * @param groupEntries most entries in one group, which shares one flush; 2,048
 * @param groupBytes most stored bytes in one group (one larger entry is a group of its own); 8 MiB
 * @param queueBytes watermark: an append that would queue more fails at once as busy; 64 MiB
 * @param linger how long a group waits for company, 0 to 5 ms; 0, because the flush before it is the wait
 * @param tailBytes memory for the latest entries, from which followers read; 32 MiB
 * @param entryBytes the largest payload; 64 MiB
 */
public record JournalSettings(
        long segmentBytes,
        int groupEntries,
        long groupBytes,
        long queueBytes,
        Duration linger,
        long tailBytes,
        long entryBytes) {
    private static final long MIB = 1024 * 1024;

    public JournalSettings {
        checkRange("segmentBytes", segmentBytes, 4096, 1024 * MIB);
        checkRange("groupEntries", groupEntries, 1, 100_000);
        checkRange("groupBytes", groupBytes, 1024, 512 * MIB);
        checkRange("queueBytes", queueBytes, 1024, 4096 * MIB);
        checkRange("linger (ms)", linger.toMillis(), 0, 5);
        checkRange("tailBytes", tailBytes, 0, 4096 * MIB);
        checkRange("entryBytes", entryBytes, 1024, 512 * MIB);
    }

    public static JournalSettings defaults() {
        return new JournalSettings(64 * MIB, 2048, 8 * MIB, 64 * MIB, Duration.ZERO, 32 * MIB, 64 * MIB);
    }

    public JournalSettings withSegmentBytes(long bytes) {
        return new JournalSettings(bytes, groupEntries, groupBytes, queueBytes, linger, tailBytes, entryBytes);
    }

    public JournalSettings withGroupEntries(int entries) {
        return new JournalSettings(segmentBytes, entries, groupBytes, queueBytes, linger, tailBytes, entryBytes);
    }

    public JournalSettings withQueueBytes(long bytes) {
        return new JournalSettings(segmentBytes, groupEntries, groupBytes, bytes, linger, tailBytes, entryBytes);
    }

    public JournalSettings withLinger(Duration duration) {
        return new JournalSettings(segmentBytes, groupEntries, groupBytes, queueBytes, duration, tailBytes, entryBytes);
    }

    public JournalSettings withTailBytes(long bytes) {
        return new JournalSettings(segmentBytes, groupEntries, groupBytes, queueBytes, linger, bytes, entryBytes);
    }

    private static void checkRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "Expected the journal's " + name + " between " + least + " and " + most + ", but found " + value);
        }
    }
}
