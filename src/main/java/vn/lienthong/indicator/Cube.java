package vn.lienthong.indicator;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The sums of what all facts add, by series, day and measure. Outside the heap, some 3 KB for a series and a month; made again
 * from the facts at every start. Safe from any thread; one writes at a time.
 */
final class Cube {
    /** The days of a month, and behind them their sum. */
    private static final int ROWS = 32;

    private static final int TOTAL = 31;
    private static final int CHUNK = ROWS * Measure.COUNT;
    private static final int CHUNKS_IN_SLAB = 256;
    private static final int NONE = -1;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<IntBuffer> slabs = new ArrayList<>();
    /** By series: where the chunk of each month lies, from {@link Book#first} on. */
    private final List<Book> books = new ArrayList<>();

    private int chunks;

    private static final class Book {
        private int first;
        private int[] chunks = new int[0];

        int find(int month) {
            int i = month - first;
            return i < 0 || i >= chunks.length ? NONE : chunks[i];
        }

        void put(int month, int chunk) {
            if (chunks.length == 0) {
                first = month;
            }
            int from = Math.min(first, month);
            int until = Math.max(first + chunks.length, month + 1);
            int[] wider = new int[until - from];
            Arrays.fill(wider, NONE);
            System.arraycopy(chunks, 0, wider, first - from, chunks.length);
            wider[month - from] = chunk;
            first = from;
            chunks = wider;
        }
    }

    /** Takes a fact in the place of another of the same dossier. */
    void change(Fact before, Fact after) {
        lock.writeLock().lock();
        try {
            Shares.of(before, (day, measure, amount) -> add(before.series(), day, measure, -amount));
            Shares.of(after, (day, measure, amount) -> add(after.series(), day, measure, amount));
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void add(int series, int day, Measure measure, int amount) {
        LocalDate date = Days.date(day);
        int chunk = chunk(series, month(date));
        IntBuffer slab = slabs.get(chunk / CHUNKS_IN_SLAB);
        int base = chunk % CHUNKS_IN_SLAB * CHUNK + measure.ordinal();
        int at = base + (date.getDayOfMonth() - 1) * Measure.COUNT;
        slab.put(at, slab.get(at) + amount);
        int total = base + TOTAL * Measure.COUNT;
        slab.put(total, slab.get(total) + amount);
    }

    private int chunk(int series, int month) {
        while (books.size() <= series) {
            books.add(new Book());
        }
        Book book = books.get(series);
        int found = book.find(month);
        if (found != NONE) {
            return found;
        }
        if (chunks % CHUNKS_IN_SLAB == 0) {
            slabs.add(ByteBuffer.allocateDirect(CHUNKS_IN_SLAB * CHUNK * Integer.BYTES)
                    .asIntBuffer());
        }
        book.put(month, chunks);
        return chunks++;
    }

    /** Adds the sums of a series from one day to another, both included, to {@code sums}. */
    void sum(int series, LocalDate from, LocalDate to, long[] sums) {
        lock.readLock().lock();
        try {
            if (series >= books.size()) {
                return;
            }
            Book book = books.get(series);
            int last = Math.min(month(to), book.first + book.chunks.length - 1);
            for (int month = Math.max(month(from), book.first); month <= last; month++) {
                int chunk = book.find(month);
                if (chunk != NONE) {
                    sum(chunk, firstRow(month, from), lastRow(month, to), sums);
                }
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private void sum(int chunk, int firstRow, int lastRow, long[] sums) {
        boolean isWhole = firstRow == 0 && lastRow == TOTAL - 1;
        IntBuffer slab = slabs.get(chunk / CHUNKS_IN_SLAB);
        int base = chunk % CHUNKS_IN_SLAB * CHUNK;
        int from = isWhole ? TOTAL : firstRow;
        int to = isWhole ? TOTAL : lastRow;
        for (int row = from; row <= to; row++) {
            for (int measure = 0; measure < Measure.COUNT; measure++) {
                sums[measure] += slab.get(base + row * Measure.COUNT + measure);
            }
        }
    }

    private static int firstRow(int month, LocalDate from) {
        return month == month(from) ? from.getDayOfMonth() - 1 : 0;
    }

    /** The last day of a month stands for the last row, whichever it is. */
    private static int lastRow(int month, LocalDate to) {
        boolean ends =
                month == month(to) && to.getDayOfMonth() < YearMonth.from(to).lengthOfMonth();
        return ends ? to.getDayOfMonth() - 1 : TOTAL - 1;
    }

    private static int month(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue() - 1;
    }
}
