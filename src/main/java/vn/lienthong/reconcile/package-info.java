/**
 * Source, hub and portal compared: what is missing, what is too much, which field differs and which side is wrong; what heals it;
 * the signed statement.
 */
package vn.lienthong.reconcile;
