package vn.lienthong.workbench;

import static vn.lienthong.workbench.WsdlAnswers.all;
import static vn.lienthong.workbench.WsdlAnswers.children;
import static vn.lienthong.workbench.WsdlAnswers.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An example of what a schema inside a WSDL describes: every element, every code of an enumeration at least once, and a last record
 * without what may be absent. A type inside itself is left out the second time.
 */
final class XsdExample {
    private final Document wsdl;
    private final Specimen.Needed needed;
    private final Map<String, String> titles = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inList;
    private boolean sparse;

    XsdExample(Document wsdl, Specimen.Needed needed) {
        this.wsdl = wsdl;
        this.needed = needed;
    }

    /** What a message's part is, as the body of an answer; empty when its type lies elsewhere. */
    String of(Element part, String wrapper) {
        String type = part.getAttribute("type");
        if (!type.isEmpty()) {
            String inside = content(part, part.getAttribute("name"), 0);
            return "<" + wrapper + ">" + tag(part.getAttribute("name"), "", inside) + "</" + wrapper + ">\n";
        }
        return top("element", part.getAttribute("element"))
                .map(element -> {
                    String space = ((Element) element.getParentNode()).getAttribute("targetNamespace");
                    String name = element.getAttribute("name");
                    return tag(name, space.isEmpty() ? "" : " xmlns=\"" + space + "\"", content(element, name, 0));
                })
                .orElse("");
    }

    /** What the annotations say of each element; one that is described in two ways says nothing. */
    Map<String, String> titles() {
        Map<String, String> said = new HashMap<>(titles);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    private String element(Element written, int record) {
        Element element = written.getAttribute("ref").isEmpty()
                ? written
                : top("element", written.getAttribute("ref")).orElse(written);
        String name = element.getAttribute("name");
        String type = element.getAttribute("type");
        boolean optional = written.getAttribute("minOccurs").equals("0");
        if (name.isEmpty()
                || open.contains(type)
                || sparse && optional && !needed.kept().contains(name)) {
            return "";
        }
        title(element, name);
        String most = written.getAttribute("maxOccurs");
        if (most.isEmpty() || most.equals("1") || most.equals("0")) {
            return tag(name, "", content(element, name, record));
        }
        return several(element, name, record);
    }

    private String several(Element element, String name, int record) {
        boolean records = !inList;
        inList = true;
        int count =
                records ? Math.min(Inventing.MOST, Math.max(Inventing.FEWEST, codes(element, 0))) : Inventing.FEWEST;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(tag(name, "", content(element, name, records ? i : record * count + i)));
        }
        if (records) {
            sparse = !needed.number().isEmpty();
            all.append(sparse ? tag(name, "", content(element, name, count)) : "");
            sparse = false;
            inList = false;
        }
        return all.toString();
    }

    /** What stands between the tags of an element, by its type or the one written inside it. */
    private String content(Element element, String name, int record) {
        String type = element.getAttribute("type");
        Optional<Element> complex =
                type.isEmpty() ? children(element, "complexType").stream().findFirst() : top("complexType", type);
        if (complex.isPresent()) {
            open.push(type.isEmpty() ? " " : type);
            String inside = complex(complex.get(), record);
            open.pop();
            return inside;
        }
        if (name.equals(needed.number())) {
            return Inventing.number(record);
        }
        if (needed.texts().contains(name)) {
            return Inventing.TEXT;
        }
        Optional<Element> simple =
                type.isEmpty() ? children(element, "simpleType").stream().findFirst() : top("simpleType", type);
        return simple.map(one -> simple(one, record)).orElseGet(() -> value(local(type), record));
    }

    private String complex(Element type, int record) {
        StringBuilder inside = new StringBuilder();
        for (Node child = type.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                inside.append(
                        switch (part.getLocalName()) {
                            case "element" -> element(part, record);
                            case "extension" ->
                                top("complexType", part.getAttribute("base"))
                                                .map(base -> complex(base, record))
                                                .orElse("")
                                        + complex(part, record);
                            case "sequence", "all", "choice", "complexContent", "simpleContent", "restriction" ->
                                complex(part, record);
                            default -> "";
                        });
            }
        }
        return inside.toString();
    }

    private String simple(Element type, int record) {
        List<String> codes = codes(type);
        if (!codes.isEmpty()) {
            return escaped(codes.get(record % codes.size()));
        }
        return children(type, "restriction").stream()
                .findFirst()
                .map(base -> value(local(base.getAttribute("base")), record))
                .orElse("");
    }

    private static String value(String type, int record) {
        return switch (type) {
            case "dateTime" -> Inventing.dateTime(record);
            case "date" -> Inventing.date(record);
            case "boolean" -> "true";
            case "int", "integer", "long", "short", "decimal", "double", "float", "byte", "unsignedInt" -> "1";
            default -> "";
        };
    }

    private static List<String> codes(Element simpleType) {
        return all(simpleType, "enumeration").stream()
                .map(code -> code.getAttribute("value"))
                .toList();
    }

    /** How many codes the longest enumeration below has. */
    private int codes(Element element, int depth) {
        String type = element.getAttribute("type");
        Optional<Element> simple = top("simpleType", type);
        int most = simple.map(one -> codes(one).size()).orElse(0);
        List<Element> holders = new ArrayList<>();
        top("complexType", type).ifPresent(holders::add);
        holders.addAll(children(element, "complexType"));
        for (Element holder : depth > 20 ? List.<Element>of() : holders) {
            for (Element below : all(holder, "element")) {
                most = Math.max(most, codes(below, depth + 1));
            }
        }
        return most;
    }

    /** What a schema names at its top. */
    private Optional<Element> top(String kind, String name) {
        return all(wsdl.getDocumentElement(), kind).stream()
                .filter(one -> one.getParentNode().getLocalName().equals("schema"))
                .filter(one -> !name.isEmpty() && one.getAttribute("name").equals(local(name)))
                .findFirst();
    }

    private void title(Element element, String name) {
        all(element, "documentation").stream()
                .filter(said -> said.getParentNode().getParentNode() == element)
                .map(said -> said.getTextContent().strip())
                .forEach(said -> titles.merge(name, said, (one, other) -> one.equals(other) ? one : ""));
    }

    private static String tag(String name, String attributes, String inside) {
        String lines = inside.startsWith("<") ? "\n" : "";
        return "<" + name + attributes + ">" + lines + inside + "</" + name + ">\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
