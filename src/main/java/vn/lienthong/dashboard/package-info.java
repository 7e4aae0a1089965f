/**
 * What people see: pages and the read-only API. Reads several rooms, is read by none.
 */
package vn.lienthong.dashboard;
