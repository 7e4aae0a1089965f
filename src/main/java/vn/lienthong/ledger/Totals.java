package vn.lienthong.ledger;

/** All sources together. */
public record Totals(long deliveries, Account account, long dossiers, long waitingSteps, long openProblems) {}
