/**
 * Guarded re-delivery of what a replay found: an order that one person proposes and another approves, done in batches under a rate of its
 * own. All of it stands in the journal; nothing is kept elsewhere. Never undoes what is newer.
 */
package vn.lienthong.redeliver;
