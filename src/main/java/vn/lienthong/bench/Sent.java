package vn.lienthong.bench;

/**
 * One record that a source sent, in the source's own order.
 *
 * @param acknowledged the hub said that it has it
 */
record Sent(Said said, boolean acknowledged) {}
