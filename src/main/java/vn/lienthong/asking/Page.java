package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One answer of a source that was asked for a page, and is one ({@link ListForm}).
 *
 * @param root the whole as a tree
 * @param records the list of its records; empty when there is none at the path
 * @param link the header Link; empty when there is none
 */
record Page(JsonNode root, JsonNode records, String link) {}
