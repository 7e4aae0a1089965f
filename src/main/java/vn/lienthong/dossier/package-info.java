/**
 * What a dossier status means and when a new one is news. Pure: no storage, no framework, no clock.
 */
package vn.lienthong.dossier;
