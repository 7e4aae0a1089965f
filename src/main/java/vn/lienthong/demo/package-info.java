/**
 * Small stand-ins for six one-stop systems, with invented people, and the play that runs them against the hub.
 */
package vn.lienthong.demo;
