/**
 * What a person decided: every writing that a page offers. Nothing is written without a reason; each writing is an entry of the
 * journal with who and why. Who may decide, the room access says.
 */
package vn.lienthong.operator;
