/**
 * Keys for what is stored: a master key kept elsewhere, and below it one key for each thing that may have to be forgotten alone
 * (src/docs/journal-format.md, 13; src/docs/decisions/0026-keys-that-can-be-destroyed.md).
 */
package vn.lienthong.vault;
