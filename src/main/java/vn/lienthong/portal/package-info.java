/**
 * Builds and reads the portal's two protocols behind one port ({@link vn.lienthong.portal.Portal}); sessions. The call itself is a route's step.
 */
package vn.lienthong.portal;
