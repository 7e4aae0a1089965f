/**
 * The national portal's stand-in. Shares no protocol code with the portal room: two readings find each other's mistakes.
 */
package vn.lienthong.sandbox;
