/** Beside the house, best on another machine and in other hands: remembers what hubs signed, over HTTP. */
package vn.lienthong.witness;
