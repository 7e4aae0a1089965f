/**
 * What the dossiers add up to: on time or late, by agency, procedure and day, fresh to the second and open down to the
 * dossiers. Reads the ledger, writes nothing anybody else reads; everything here can be made again from it (decision 34).
 */
package vn.lienthong.indicator;
