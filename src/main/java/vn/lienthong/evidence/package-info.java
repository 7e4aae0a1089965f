/**
 * The journal convinces someone who does not trust us: the hub's key, signed notes, a Merkle tree over the journal's leaves, checkpoints and
 * what others say of them. Reads the journal; its own files can be made again from it, but for the key and what others signed.
 */
package vn.lienthong.evidence;
