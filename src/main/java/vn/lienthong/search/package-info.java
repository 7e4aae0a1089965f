/**
 * Which messages of the journal concern what: runs of sorted terms beside the journal, made from it alone, off the way of the
 * messages. Holds numbers of dossiers and codes; of persons only keyed hashes.
 */
package vn.lienthong.search;
