package vn.lienthong.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The words of the pages in one language: texts_vi.properties, texts_en.properties, with equal keys. */
final class Texts {
    static final Texts VI = load("vi");
    static final Texts EN = load("en");

    private final String lang;
    private final Locale locale;
    private final Map<String, String> byKey;

    private Texts(String lang, Map<String, String> byKey) {
        this.lang = lang;
        this.locale = Locale.forLanguageTag(lang);
        this.byKey = Map.copyOf(byKey);
    }

    /** Vietnamese unless English is asked for. */
    static Texts of(String lang) {
        return "en".equals(lang) ? EN : VI;
    }

    String lang() {
        return lang;
    }

    Locale locale() {
        return locale;
    }

    Map<String, String> byKey() {
        return byKey;
    }

    /** The text with its arguments; a key that does not exist is our bug. */
    String get(String key, Object... arguments) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException(
                    "Expected the text '" + key + "' in texts_" + lang + ".properties, but it is missing");
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    private static Texts load(String lang) {
        String name = "texts_" + lang + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> byKey = new TreeMap<>();
            properties.stringPropertyNames().forEach(key -> byKey.put(key, properties.getProperty(key)));
            return new Texts(lang, byKey);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected " + name + " in the jar", e);
        }
    }
}
