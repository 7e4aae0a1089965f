package vn.lienthong.workbench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The SOAP answers that a WSDL 1.1 describes, each as an example. Types in other files are not fetched. */
final class WsdlAnswers {
    private WsdlAnswers() {}

    static boolean is(String name, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1);
        return name.endsWith(".wsdl") || name.endsWith(".xml") && start.matches("(?s).*<([\\w-]+:)?definitions\\s.*");
    }

    static List<Specimen> of(String stem, byte[] bytes, Specimen.Needed needed) throws IOException {
        Document wsdl = parse(bytes);
        List<Specimen> answers = new ArrayList<>();
        for (Element operation : all(wsdl.getDocumentElement(), "operation")) {
            for (Element output : children(operation, "output")) {
                message(wsdl, output.getAttribute("message")).forEach(part -> {
                    XsdExample example = new XsdExample(wsdl, needed);
                    String body = example.of(part, operation.getAttribute("name") + "Response");
                    if (!body.isEmpty()) {
                        String text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>\n"
                                + body + "</soap:Body></soap:Envelope>\n";
                        answers.add(new Specimen(
                                stem + ".xml",
                                new Specimen.Content(text.getBytes(StandardCharsets.UTF_8)),
                                example.titles(),
                                true));
                    }
                });
            }
        }
        return answers;
    }

    private static List<Element> message(Document wsdl, String name) {
        return name.isEmpty()
                ? List.of()
                : all(wsdl.getDocumentElement(), "message").stream()
                        .filter(message -> message.getAttribute("name").equals(local(name)))
                        .flatMap(message -> children(message, "part").stream())
                        .toList();
    }

    static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Elements of this local name, anywhere below. */
    static List<Element> all(Element above, String name) {
        List<Element> all = new ArrayList<>();
        var found = above.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    static List<Element> children(Element above, String name) {
        List<Element> all = new ArrayList<>();
        for (Node child = above.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                all.add(element);
            }
        }
        return all;
    }

    /** Nothing outside the text is read. */
    private static Document parse(byte[] bytes) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException e) {
            throw new IOException("the WSDL is not readable XML: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Expected the JDK's XML parser to take its own settings", e);
        }
    }
}
