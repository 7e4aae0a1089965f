/**
 * Who may decide, and what a person decided: operators' sessions, and every writing that a page offers. Nothing is written
 * without a session, a form's token and a reason; each writing is an entry of the journal with who and why.
 */
package vn.lienthong.operator;
