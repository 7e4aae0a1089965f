package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pages by number or by offset. The end is an empty page, one shorter than the first, or the same records once more. A first
 * page that is shorter than asked for proves nothing: many servers give fewer than they are asked.
 */
final class NumberedPages implements Paging {
    private static final int MOST_SKIPPED = 3;

    private final int size;
    private final int first;
    private final Since since;
    private final boolean single;
    private int index;
    private int start;
    private int usual = -1;
    private int skippedTogether;
    private boolean skipped;
    private boolean over;
    private JsonNode before;

    /**
     * @param since what a source is asked that can say what changed; null for one that cannot
     * @param single true when an answer is the whole, and its records are not counted
     */
    NumberedPages(int size, int first, Since since, boolean single) {
        this.single = single;
        this.size = size;
        this.first = first;
        this.since = since;
    }

    @Override
    public Map<String, String> blanks() {
        Map<String, String> blanks = new LinkedHashMap<>();
        blanks.put("size", String.valueOf(size));
        blanks.put("page", String.valueOf(first + index));
        blanks.put("start", String.valueOf(start));
        blanks.put("end", String.valueOf(start + size));
        if (since != null) {
            blanks.putAll(since.blanks());
        }
        return blanks;
    }

    @Override
    public boolean came(Page page) {
        skippedTogether = 0;
        if (single) {
            over = true;
            if (since != null) {
                since.reach();
            }
            return true;
        }
        JsonNode records = page.records();
        boolean same = records.equals(before);
        int count = records.size();
        over = same || count == 0 || (usual >= 0 && count < usual);
        usual = usual < 0 ? Math.min(count, size) : usual;
        before = records;
        index++;
        start += Math.min(count, size);
        if (since != null) {
            since.look(records);
        }
        return !same && (count > 0 || (index == 1 && since == null));
    }

    @Override
    public boolean skip() {
        skipped = true;
        index++;
        start += usual > 0 ? usual : size;
        before = null;
        return !single && ++skippedTogether < MOST_SKIPPED;
    }

    /** Moves with the last page only: those before it may hold what is older than their own newest record. */
    @Override
    public String cursor() {
        return since == null || skipped || !over ? null : since.cursor();
    }

    @Override
    public boolean isOver() {
        return over;
    }
}
