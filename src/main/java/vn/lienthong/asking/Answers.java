package vn.lienthong.asking;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A source's answer as one tree, JSON and XML alike, so far as asking on needs it: how many records, where the next page is,
 * the token. What the records mean is the mapping's business.
 */
final class Answers {
    /** As strict as the reader of mappings: what it cannot read is not read here either. */
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final XMLInputFactory XML = factory();
    private static final int DEEPEST = 200;
    private static final int BEGINNING = 256;

    private Answers() {}

    /** Missing when the answer is neither. One in an old encoding is told by its signs, which all encodings share. */
    static JsonNode read(byte[] body) {
        JsonNode root = exact(body);
        return root.isMissingNode() && body.length > 0 ? byItsSigns(body) : root;
    }

    private static JsonNode exact(byte[] body) {
        try {
            boolean xml = looksLikeXml(body);
            return xml ? xml(XML.createXMLStreamReader(new ByteArrayInputStream(body))) : JSON.readTree(body);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // The JDK's reader reports some malformed bytes with unchecked exceptions.
            return JSON.missingNode();
        }
    }

    private static JsonNode byItsSigns(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        try {
            boolean xml = looksLikeXml(body);
            return xml ? xml(XML.createXMLStreamReader(new StringReader(text))) : JSON.readTree(text);
        } catch (IOException | XMLStreamException | RuntimeException e) {
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
        boolean alone =
                found.isObject() || found.isTextual() && !found.textValue().isBlank();
        return alone ? list.add(found) : list;
    }

    static String text(JsonNode root, String path) {
        JsonNode found = at(root, path);
        return found.isValueNode() && !found.isNull() ? found.asText().strip() : "";
    }

    static boolean looksLikeXml(byte[] body) {
        for (int i = 0; i < Math.min(body.length, BEGINNING); i++) {
            if (body[i] == '<') {
                return true;
            }
            if (body[i] == '{' || body[i] == '[') {
                return false;
            }
        }
        return false;
    }

    private static JsonNode xml(XMLStreamReader reader) throws XMLStreamException {
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
