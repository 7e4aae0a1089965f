package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where reading stands: at a record, or at an item of one of its lists.
 *
 * @param node the record or item
 * @param holder what holds the list it lies in: the enclosing item, else the record, else the document
 * @param at its place as a person would write it, with a dot behind it: {@code items[0].}
 */
record Spot(JsonNode node, JsonNode holder, String at) {}
