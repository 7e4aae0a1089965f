/**
 * What an auditor has a running hub do: verify its journal, and export messages with their proof. In the background, one of each at a time; what came of
 * it is kept with who asked, why and when. Shows nothing itself.
 */
package vn.lienthong.audit;
