/** What {@code hub.properties} may say, each key with its meaning and its bounds, and what the files that come with the hub are. */
package vn.lienthong.settings;
