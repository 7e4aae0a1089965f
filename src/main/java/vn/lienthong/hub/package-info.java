/** The rooms put together: opened on one data directory, named for the routes, started, stopped, and opened again when a store closed itself. */
package vn.lienthong.hub;
