package vn.lienthong.dashboard;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.lienthong.journal.Payload;

/** XML with masked values, one element a line. Reads no document type, no entities, nothing outside the payload. */
final class MaskedXml {
    private static final XMLInputFactory FACTORY = factory();

    private final StringBuilder out;
    private final StringBuilder text = new StringBuilder();
    private String opened;
    private int depth;

    private MaskedXml(StringBuilder out) {
        this.out = out;
    }

    /** False when not all of it was written. */
    static boolean write(Payload payload, StringBuilder out) {
        MaskedXml masked = new MaskedXml(out);
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(payload.open());
            while (reader.hasNext()) {
                masked.take(reader.next(), reader);
                if (out.length() > MaskedPayload.MOST) {
                    return false;
                }
            }
            return true;
        } catch (XMLStreamException e) {
            // The parser's message may quote the payload and is never shown.
            return false;
        }
    }

    private void take(int event, XMLStreamReader reader) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            start(reader);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            end(Mask.key(reader.getLocalName()), reader.getLocalName());
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            text.append(reader.getText());
        }
    }

    private void start(XMLStreamReader reader) {
        flush();
        StringBuilder tag = new StringBuilder(Mask.key(reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            tag.append(' ').append(Mask.key(name)).append("=\"");
            tag.append(Mask.value(name, reader.getAttributeValue(i))).append('"');
        }
        opened = tag.toString();
        text.setLength(0);
    }

    private void end(String shown, String key) {
        if (opened == null) {
            depth--;
            line("</" + shown + ">");
        } else {
            String value = Mask.value(key, text.toString().strip());
            line("<" + opened + (value.isEmpty() ? "/>" : ">" + value + "</" + shown + ">"));
        }
        opened = null;
        text.setLength(0);
    }

    /** An element that turns out to hold others; text between them is dropped. */
    private void flush() {
        if (opened != null) {
            line("<" + opened + ">");
            depth++;
        }
    }

    private void line(String content) {
        out.append("  ".repeat(Math.min(depth, 40))).append(content).append('\n');
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
