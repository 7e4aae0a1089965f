/**
 * How a source is asked, each in its own way: lists over HTTP, SQL tables, folders and file servers, topics. A template's YAML
 * steps call the beans here; each way ends at {@link vn.lienthong.asking.Receiving}, where what is pushed ends too. Knows Camel;
 * does not know what a record means.
 */
package vn.lienthong.asking;
