package vn.lienthong.ledger;

/**
 * Where the records of a source have gone (guarantee G6); src/docs/account.md says which event moves a record where.
 * At any time {@code records = settled + unchanged + stale + problems + pending}.
 *
 * @param records all records read of the source's deliveries
 * @param settled delivered, or superseded by a newer one that is
 * @param unchanged said what was believed already
 * @param stale older than what was believed
 * @param problems waiting for a person, or discarded by one
 * @param pending believed and on its way to the portal
 */
public record Account(long records, long settled, long unchanged, long stale, long problems, long pending) {
    /** True when the sum is right; anything else is our bug. */
    public boolean balances() {
        return records == settled + unchanged + stale + problems + pending;
    }

    Account plus(Account other) {
        return new Account(
                records + other.records,
                settled + other.settled,
                unchanged + other.unchanged,
                stale + other.stale,
                problems + other.problems,
                pending + other.pending);
    }
}
