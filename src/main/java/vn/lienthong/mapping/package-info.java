/**
 * Bytes and a mapping.yaml (and the catalogue) in, canonical records or problems with a place out.
 */
package vn.lienthong.mapping;
