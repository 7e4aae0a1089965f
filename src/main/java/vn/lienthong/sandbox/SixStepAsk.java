package vn.lienthong.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/**
 * One request of the six-step protocol as read at its door.
 *
 * @param token what stood behind "Bearer", "" for none
 * @param code the query parameter of GetNextValue
 * @param body of the JSON steps
 * @param hash of the file of UploadFile, "" for none
 * @param trouble why it could not be read, "" when it could
 */
record SixStepAsk(SixStep step, String token, String code, JsonNode body, String hash, String trouble) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final String BEARER = "Bearer ";

    static SixStepAsk number(String authorization, String code) {
        return new SixStepAsk(SixStep.NUMBER, token(authorization), code == null ? "" : code, nothing(), "", "");
    }

    /** @param hash "" when no file was found in the form */
    static SixStepAsk file(String authorization, String hash) {
        String trouble = hash.isEmpty() ? "biểu mẫu multipart phải có đúng một tệp" : "";
        return new SixStepAsk(SixStep.FILE, token(authorization), "", nothing(), hash, trouble);
    }

    static SixStepAsk json(SixStep step, String authorization, byte[] bytes) {
        String token = token(authorization);
        boolean list = step == SixStep.PROGRESS || step == SixStep.STATUS;
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonNode body = JSON.readTree(parser);
            boolean right = body != null && (list ? body.isArray() && !body.isEmpty() : body.isObject());
            String trouble =
                    list ? "Thân yêu cầu phải là mảng có ít nhất một bản ghi" : "Thân yêu cầu phải là đối tượng";
            return new SixStepAsk(step, token, "", right ? body : nothing(), "", right ? "" : trouble);
        } catch (IOException e) {
            return new SixStepAsk(step, token, "", nothing(), "", "Thân yêu cầu không phải JSON (UTF-8) hợp lệ");
        }
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String token(String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : "";
    }

    int items() {
        return body.isArray() ? body.size() : 1;
    }
}
