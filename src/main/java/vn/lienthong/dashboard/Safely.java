package vn.lienthong.dashboard;

import java.util.function.Function;
import java.util.function.Supplier;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.search.SearchUnavailable;
import vn.lienthong.source.Refusal;

/** An answer though ledger, journal or search index are away: then it is the refusal that says so. */
final class Safely {
    private Safely() {}

    static Page api(Supplier<Page> work) {
        return answer(work, Page::problem);
    }

    static <T> T answer(Supplier<T> work, Function<Refusal, T> refuse) {
        try {
            return work.get();
        } catch (LedgerUnavailable e) {
            return refuse.apply(Refusals.ledgerUnavailable());
        } catch (JournalUnavailable e) {
            return refuse.apply(Refusals.unavailable(e));
        } catch (JournalDamaged e) {
            return refuse.apply(Refusals.damaged(e));
        } catch (SearchUnavailable e) {
            return refuse.apply(Refusals.searchUnavailable(e));
        }
    }
}
