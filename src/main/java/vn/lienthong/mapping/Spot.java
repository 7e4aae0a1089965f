package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where reading stands: at a record, or at an item of one of its lists.
 *
 * @param node the record or item
 * @param holder the object that the list it lies in is a value of
 * @param at its place as a person would write it, with a dot behind it: {@code items[0].}
 */
record Spot(JsonNode node, JsonNode holder, String at) {}
