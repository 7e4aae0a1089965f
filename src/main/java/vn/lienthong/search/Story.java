package vn.lienthong.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages about a dossier, in the journal's order: a page of them.
 *
 * @param numbers what was looked for: the number and the dossiers that it means
 * @param next where the next page begins; empty when there is none
 * @param isJudged false when so much stands in front of this page that what was decided is not worked out again for it
 * @param reach up to which message the index knows the journal: what came behind it is not told yet
 */
public record Story(
        String number,
        Set<String> numbers,
        List<Chapter> chapters,
        Optional<Place> next,
        boolean isJudged,
        long reach) {
    public Story {
        numbers = Set.copyOf(numbers);
        chapters = List.copyOf(chapters);
    }
}
