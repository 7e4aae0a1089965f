package vn.lienthong.evidence;

/**
 * One request to a witness.
 *
 * @param note the checkpoint
 * @param size how many messages it covers
 * @param body {@code old N}, the consistency proof, an empty line, the note: to be posted to {@link WitnessAt#add}
 */
public record Ask(WitnessAt witness, SignedNote note, long size, String body) {}
