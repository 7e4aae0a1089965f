package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A source's answer as one tree, JSON and XML alike, so far as asking on needs it: how many records, where the next page is,
 * the token. What the records mean is the mapping's business.
 */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final XMLInputFactory XML = factory();
    private static final int DEEPEST = 200;

    private Answers() {}

    /** Missing when the answer is neither. */
    static JsonNode read(byte[] body) {
        try {
            return looksLikeXml(body) ? xml(body) : JSON.readTree(body);
        } catch (IOException | XMLStreamException e) {
            return JSON.missingNode();
        }
    }

    /** The node at a path such as {@code data.items}; "." or nothing is the whole. In XML the first name is the root's. */
    static JsonNode at(JsonNode root, String path) {
        JsonNode node = root;
        for (String name : path.strip().split("\\.")) {
            node = name.isEmpty() ? node : node.path(name);
        }
        return node;
    }

    /** The records at a path as a list: an XML element that stands alone is one record. */
    static JsonNode records(JsonNode root, String path) {
        JsonNode found = at(root, path);
        if (found.isArray()) {
            return found;
        }
        ArrayNode list = JSON.createArrayNode();
        return found.isObject() ? list.add(found) : list;
    }

    static String text(JsonNode root, String path) {
        JsonNode found = at(root, path);
        return found.isValueNode() && !found.isNull() ? found.asText().strip() : "";
    }

    private static boolean looksLikeXml(byte[] body) {
        for (int i = 0; i < Math.min(body.length, 16); i++) {
            if (body[i] == '<') {
                return true;
            }
            if (body[i] == '{' || body[i] == '[') {
                return false;
            }
        }
        return false;
    }

    private static JsonNode xml(byte[] body) throws XMLStreamException {
        XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body));
        ObjectNode document = JSON.createObjectNode();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                add(document, reader.getLocalName(), element(reader, 0));
            }
        }
        return document;
    }

    private static JsonNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("Expected at most " + DEEPEST + " elements within each other");
        }
        ObjectNode node = JSON.createObjectNode();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            node.put('@' + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                add(node, reader.getLocalName(), element(reader, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return node.isEmpty() ? TextNode.valueOf(text.toString()) : node;
    }

    private static void add(ObjectNode node, String name, JsonNode child) {
        JsonNode before = node.get(name);
        if (before == null) {
            node.set(name, child);
        } else if (before instanceof ArrayNode list) {
            list.add(child);
        } else {
            node.set(name, JSON.createArrayNode().add(before).add(child));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
