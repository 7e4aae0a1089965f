/**
 * Everything that ever arrived or left, in order, never changed. Imports nothing of ours.
 */
package vn.lienthong.journal;
