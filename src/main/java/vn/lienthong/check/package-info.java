/** What is wrong in routes, sources, mappings and settings, found before anything runs. */
package vn.lienthong.check;
