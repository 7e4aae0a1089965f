/**
 * The hub answering as the portal: a one-stop system that talks to the portal today changes only its adapter URL.
 */
package vn.lienthong.dropin;
