/**
 * Deliveries of the journal read again, with the mapping that was in force at their position or with another, and compared with
 * what was read then. A dry run: reads the journal without its lock, writes only below {@code data/replay}, sends nothing.
 */
package vn.lienthong.replay;
