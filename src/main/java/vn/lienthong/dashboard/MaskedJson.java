package vn.lienthong.dashboard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import vn.lienthong.journal.Payload;

/** JSON with masked values, read as a stream so that a payload of any size costs no more than what is shown. */
final class MaskedJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private MaskedJson() {}

    /** False when not all of it was written. */
    static boolean write(Payload payload, StringBuilder out) {
        StringWriter text = new StringWriter();
        boolean whole;
        try (JsonGenerator generator = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
            whole = copy(payload, generator, text);
        } catch (IOException e) {
            // What is open is closed by the generator; the parser's message quotes the payload and is never shown.
            whole = false;
        }
        out.append(text);
        return whole;
    }

    private static boolean copy(Payload payload, JsonGenerator generator, StringWriter text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(payload.open())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (text.getBuffer().length() > MaskedPayload.MOST) {
                    return false;
                }
                copy(token, parser, generator);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void copy(JsonToken token, JsonParser parser, JsonGenerator generator) throws IOException {
        switch (token) {
            case FIELD_NAME -> generator.writeFieldName(Mask.key(parser.currentName()));
            case VALUE_STRING -> generator.writeString(Mask.value(key(parser), parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> copyNumber(parser, generator);
            default -> generator.copyCurrentEvent(parser);
        }
    }

    private static void copyNumber(JsonParser parser, JsonGenerator generator) throws IOException {
        String number = parser.getText();
        if (Mask.isHarmlessNumber(number) || Mask.value(key(parser), number).equals(number)) {
            generator.writeNumber(number);
            return;
        }
        generator.writeString(Mask.MASKED);
    }

    /** The name of the nearest object's field: a value in a list stands under the list's name. */
    private static String key(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        while (context != null && !context.inObject()) {
            context = context.getParent();
        }
        return context == null || context.getCurrentName() == null ? "" : context.getCurrentName();
    }
}
