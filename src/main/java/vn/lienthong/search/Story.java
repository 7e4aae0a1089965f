package vn.lienthong.search;

import java.util.List;
import java.util.Set;

/**
 * Every message about a dossier, in the journal's order.
 *
 * @param numbers what was looked for: the number and the dossiers that it means
 * @param isWhole false when there are more messages than a story tells: then the first ones are told
 * @param reach up to which message the index knows the journal: what came behind it is not told yet
 */
public record Story(String number, Set<String> numbers, List<Chapter> chapters, boolean isWhole, long reach) {
    public Story {
        numbers = Set.copyOf(numbers);
        chapters = List.copyOf(chapters);
    }
}
