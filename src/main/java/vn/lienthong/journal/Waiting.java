package vn.lienthong.journal;

import java.util.concurrent.CompletableFuture;

/** An append on its way: what is to be written and who waits for it. */
final class Waiting {
    final Draft draft;
    final Packed packed;
    final CompletableFuture<Long> receipt = new CompletableFuture<>();

    Waiting(Draft draft, Packed packed) {
        this.draft = draft;
        this.packed = packed;
    }

    /** Both forms stay in memory until the receipt is given. */
    long weight() {
        return packed.weight() + draft.payload().size();
    }
}
