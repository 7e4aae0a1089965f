package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.lienthong.journal.Payload;

/**
 * XML: the root element is the first key, attributes are {@code @name}, repeated elements become arrays, the text of an
 * element that also has attributes or children is {@code #text}. Namespaces are dropped, names kept. No DTD, no entities.
 */
final class XmlTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final XMLInputFactory XML = factory();
    private static final Pattern ENCODING =
            Pattern.compile("(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]{1,80}?encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private XmlTree() {}

    static Tree read(Payload payload, Layout layout) {
        byte[] bytes = payload.toBytes();
        String text = text(bytes, layout.encoding());
        if (text != null) {
            return read(text);
        }
        Encoding expected = layout.encodingOrUtf8();
        boolean said = layout.encoding() == null && declared(bytes).isPresent();
        return said && Encoding.guess(bytes).isEmpty() ? torn("?") : Misencoded.torn(expected, bytes);
    }

    /** What is inside a text: its first line may name an encoding that it is no longer in. */
    static Tree read(String text) {
        try {
            XMLStreamReader in = XML.createXMLStreamReader(new StringReader(text));
            return new Tree.Whole(document(in));
        } catch (XMLStreamException e) {
            String at = e.getLocation() == null
                    ? "?"
                    : e.getLocation().getLineNumber() + ":" + e.getLocation().getColumnNumber();
            return torn(at);
        } catch (RuntimeException e) {
            // The JDK's reader reports some malformed bytes with unchecked exceptions.
            return torn("?");
        }
    }

    /**
     * In the mapping's encoding, else the one its first line declares, strictly; null when the bytes are not that. Decoded here,
     * because the JDK's reader writes its opinion of malformed bytes to the console.
     */
    private static String text(byte[] bytes, Encoding encoding) {
        if (encoding == null) {
            return asDeclared(bytes);
        }
        if (encoding.isSpelling() && declared(bytes).isPresent()) {
            String text = asDeclared(bytes);
            return text == null ? encoding.decode(bytes) : encoding.respell(text);
        }
        return encoding.decode(bytes);
    }

    private static String asDeclared(byte[] bytes) {
        try {
            boolean wide = bytes.length > 1 && (bytes[0] & bytes[1] & 0xFF) >= 0xFE && bytes[0] != bytes[1];
            String name = wide ? "UTF-16" : declared(bytes).orElse("UTF-8");
            return Texts.decode(bytes, Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Optional<String> declared(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(start);
        return declared.lookingAt() ? Optional.of(declared.group(1)) : Optional.empty();
    }

    private static JsonNode document(XMLStreamReader in) throws XMLStreamException {
        ObjectNode root = NODES.objectNode();
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("DTD", in.getLocation());
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = in.getLocalName();
                root.set(name, element(in, 1));
            }
        }
        return root;
    }

    private static JsonNode element(XMLStreamReader in, int depth) throws XMLStreamException {
        if (depth > Tree.MAX_DEPTH) {
            throw new XMLStreamException("depth", in.getLocation());
        }
        ObjectNode element = NODES.objectNode();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            element.put("@" + in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                add(element, in.getLocalName(), element(in, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(in.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("entity", in.getLocation());
            }
        }
        return close(element, text.toString());
    }

    private static JsonNode close(ObjectNode element, String text) {
        if (element.isEmpty()) {
            return TextNode.valueOf(text);
        }
        if (!text.isBlank()) {
            element.put("#text", text);
        }
        return element;
    }

    private static void add(ObjectNode parent, String name, JsonNode child) {
        JsonNode before = parent.get(name);
        if (before == null) {
            parent.set(name, child);
        } else if (before instanceof ArrayNode many) {
            many.add(child);
        } else {
            parent.set(name, NODES.arrayNode().add(before).add(child));
        }
    }

    private static Tree torn(String at) {
        return new Tree.Torn(
                "Cần XML đúng mã, không DTD, không thực thể, lồng không quá " + Tree.MAX_DEPTH
                        + " mức, nhưng văn bản hỏng tại dòng:cột " + at,
                "Expected XML in its declared encoding, without DTD or entities, at most " + Tree.MAX_DEPTH
                        + " levels deep, but it breaks at line:column " + at);
    }

    /** The JDK's own reader: another one on the class path must not change what is read. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Without a reporter of its own the JDK's reader prints what it finds to the console.
        factory.setXMLReporter((message, type, information, location) -> {});
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity");
        });
        return factory;
    }
}
