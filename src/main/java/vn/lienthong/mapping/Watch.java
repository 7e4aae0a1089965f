package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** Looks on while a delivery is read, for people who try a mapping. A running hub reads with {@link #NONE}. */
interface Watch {
    Watch NONE = new Watch() {};

    /** The tree that paths are looked up in. */
    default void document(JsonNode root) {}

    /** A block's conditions hold, and its records are there. */
    default void block(Block block) {}

    /** What follows belongs to the record with this index. */
    default void record(int index) {}

    /** A line's conditions hold. */
    default void held(FieldRule rule) {}

    /** The source says this text at a path, seen from a place. */
    default void said(SourcePath path, String at, String text) {}

    /** The row that answered, or null. */
    default void row(FieldRule rule, CodeTable.Row row) {}

    /** What a line gave; null when it has no value. */
    default void value(FieldRule rule, String at, Object value) {}
}
