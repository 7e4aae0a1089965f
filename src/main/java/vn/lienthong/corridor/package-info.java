/**
 * What the routes name: the loops, the doors, and the beans between a YAML step and a room. With {@code asking} the only room that
 * knows Camel; it decides nothing about data.
 */
package vn.lienthong.corridor;
