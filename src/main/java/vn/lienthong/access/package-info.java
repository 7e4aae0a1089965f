/**
 * Who somebody is, what their role may do, and the record of every look at personal data: accounts and their passwords, sessions,
 * tokens of programs. What a role may do stands in one table, {@link vn.lienthong.access.Deed};
 * which deed a request is, in another, {@link vn.lienthong.access.Paths}. What stands in neither is refused.
 */
package vn.lienthong.access;
