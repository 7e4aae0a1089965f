package vn.lienthong.ledger;

/** An open problem and what it says in both languages; may hold what is a person's. */
public record ProblemSaid(ProblemKey key, String vi, String en) {}
