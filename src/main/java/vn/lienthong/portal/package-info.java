/**
 * Builds and reads the portal's protocol; sessions. The call itself is a route's step.
 */
package vn.lienthong.portal;
