/**
 * Procedures, agencies, sectors and their history, by date and version.
 */
package vn.lienthong.catalogue;
