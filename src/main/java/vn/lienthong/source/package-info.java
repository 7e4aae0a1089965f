/**
 * One delivery in, accepted exactly once: keys, cursors, idempotency, the problem at the edge.
 */
package vn.lienthong.source;
