/**
 * What a source should have said by now: what is expected of it, declared or learnt, and the named states of a source that
 * does not keep to it. Derived from the ledger, the calendar and the clock alone; writes nothing.
 */
package vn.lienthong.cadence;
