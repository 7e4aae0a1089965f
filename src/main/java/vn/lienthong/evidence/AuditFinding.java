package vn.lienthong.evidence;

/**
 * One thing that is not as it should be.
 *
 * @param position the message, or the size of the checkpoint, it is about; 0 for none
 * @param vi a sentence
 * @param en a sentence
 */
public record AuditFinding(Flaw flaw, long position, String vi, String en) {}
