package vn.lienthong.portal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Fields of one JSON object, one after the other; every value a string, empty when not said. */
record Fields(JsonGenerator json) {
    Fields field(String name, String value) throws IOException {
        json.writeStringField(name, PortalText.text(value));
        return this;
    }

    Fields none(String arrayName) throws IOException {
        json.writeArrayFieldStart(arrayName);
        json.writeEndArray();
        return this;
    }
}
