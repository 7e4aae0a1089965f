package vn.lienthong.mapping;

/** A place in a file, both from 1. */
record At(int line, int column) {}
