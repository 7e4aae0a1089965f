/**
 * Per dossier: what is believed beside what is delivered; steps; problems; bookmarks. All of it can be made again.
 */
package vn.lienthong.ledger;
