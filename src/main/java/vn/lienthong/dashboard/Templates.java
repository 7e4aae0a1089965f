package vn.lienthong.dashboard;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pages' templates, compiled once. Every value is escaped; a name that a page does not know is our bug and throws. */
final class Templates {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(true).strictSections(true).withLoader(Templates::open);
    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

    private Templates() {}

    static String render(String name, Map<String, Object> values) {
        return COMPILED.computeIfAbsent(name, Templates::compile).execute(values);
    }

    private static Template compile(String name) {
        return COMPILER.compile(open(name));
    }

    private static Reader open(String name) {
        InputStream in = Templates.class.getResourceAsStream(name + ".mustache");
        if (in == null) {
            throw new IllegalArgumentException("Expected the template " + name + ".mustache in the jar");
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
