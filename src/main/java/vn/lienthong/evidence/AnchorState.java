package vn.lienthong.evidence;

import java.util.Optional;

/**
 * Somebody outside who remembers checkpoints.
 *
 * @param name the witness's, or the folder
 * @param size the last message that it has seen
 * @param failure why it does not have the last checkpoint; empty while it has, or has not been asked yet
 */
public record AnchorState(String name, long size, Optional<String> failure) {}
