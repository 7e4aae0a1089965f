package vn.lienthong.source;

/**
 * What a sender gets for a delivery: it is durable in the journal.
 *
 * @param position the journal position: the message's name from now on
 * @param sha256 of the bytes, lower-case hex, so that the sender can check what was kept
 * @param repeat true when these bytes were kept before; then the position is that of the first time
 */
public record Receipt(long position, String sha256, boolean repeat) {}
