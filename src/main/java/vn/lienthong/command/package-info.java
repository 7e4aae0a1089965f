/** What people type: start, look, decide, verify, try; the demo and the bench. */
package vn.lienthong.command;
