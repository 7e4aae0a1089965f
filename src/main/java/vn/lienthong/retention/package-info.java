/** How long what the journal holds is to stay: dossiers under legal hold. Decides nothing else, and destroys nothing. */
package vn.lienthong.retention;
