package vn.lienthong.asking;

import java.util.Map;
import java.util.Optional;

/** In which order the pages of one round are asked for, and when the list is at its end. */
interface Paging {
    /** What stands in the blanks of the question now. */
    Map<String, String> blanks();

    /** Where the question is sent instead of the source's own address: an address that the answer before gave. */
    default Optional<String> address() {
        return Optional.empty();
    }

    /** The page came. True when it holds news for this round; false when it repeats the page before, or holds nothing. */
    boolean came(Page page);

    /** The page did not come, and the next one may be asked for all the same; false when nobody knows which it is. */
    boolean skip();

    /** The answer says that what was asked for does not exist: an answer, not a failure, of those that ask for one thing. */
    default boolean isGone(int status) {
        return false;
    }

    /** True when the answer is one record, and no list of many. */
    default boolean asksForOne() {
        return false;
    }

    /** Up to where the source has been read once the page that just came is kept; null when it moves nothing. */
    String cursor();

    boolean isOver();
}
