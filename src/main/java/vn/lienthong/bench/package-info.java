/**
 * Proves the guarantees in the large: real hubs in processes of their own, senders at work, a portal that misbehaves, {@code kill
 * -9}, and a checker that knows nothing of the hub.
 */
package vn.lienthong.bench;
