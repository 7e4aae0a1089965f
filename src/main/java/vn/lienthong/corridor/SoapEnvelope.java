package vn.lienthong.corridor;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tells whether a body is a SOAP envelope, whole and without a DTD. A SOAP client hears of nothing but a Fault, so one whose
 * message broke on the way must not get a receipt. What stands in the envelope is the mapping's business.
 */
final class SoapEnvelope {
    private static final Set<String> NAMESPACES = Set.of(Soap.NAMESPACE_11, Soap.NAMESPACE_12);
    private static final XMLInputFactory XML = factory();

    private SoapEnvelope() {}

    /** Its encoding may be one that only the mapping knows: then its structure alone is looked at, as single bytes. */
    static boolean is(byte[] body) {
        return is(body, null) || is(body, StandardCharsets.ISO_8859_1.name());
    }

    private static boolean is(byte[] body, String encoding) {
        try (InputStream in = new ByteArrayInputStream(body)) {
            return isWhole(XML.createXMLStreamReader(in, encoding));
        } catch (XMLStreamException | java.io.IOException e) {
            return false;
        }
    }

    private static boolean isWhole(XMLStreamReader reader) throws XMLStreamException {
        boolean envelope = false;
        boolean first = true;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT && first) {
                first = false;
                envelope = reader.getLocalName().equals("Envelope") && NAMESPACES.contains(reader.getNamespaceURI());
            }
        }
        return envelope;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
