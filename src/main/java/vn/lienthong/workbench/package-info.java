/**
 * Where people make and try mappings before they take effect: examples and what they must give, one payload line by line, a
 * first draft from a sample, what a change would do to deliveries in the journal. Changes nothing that runs.
 */
package vn.lienthong.workbench;
