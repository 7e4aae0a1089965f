package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienthong.sandbox.SandboxSettings.SuccessStyle;

/** Writes outcomes as the portal writes them: {@code {error_code, message, result}} with success in any of its three forms. */
final class Answers {
    private static final SuccessStyle[] FORMS = {SuccessStyle.INTEGER, SuccessStyle.STRING, SuccessStyle.TWO_CHARACTERS
    };
    private final SuccessStyle style;
    private final AtomicInteger turn = new AtomicInteger();

    Answers(SuccessStyle style) {
        this.style = style;
    }

    byte[] write(Outcome outcome) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        outcome.fold(
                done -> {
                    succeed(answer);
                    return answer.setAll(done.rest());
                },
                refused -> {
                    refuse(answer, refused.reason());
                    return answer.put("message", refused.sentence());
                });
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void succeed(ObjectNode answer) {
        SuccessStyle form =
                style == SuccessStyle.CYCLING ? FORMS[Math.floorMod(turn.getAndIncrement(), FORMS.length)] : style;
        if (form == SuccessStyle.INTEGER) {
            answer.put("error_code", 0);
            return;
        }
        answer.put("error_code", form == SuccessStyle.STRING ? "0" : "00");
    }

    // An integer as in the sample of an expired session; a string as in the sample of a known dossier.
    private static void refuse(ObjectNode answer, Refusal reason) {
        if (reason == Refusal.SESSION) {
            answer.put("error_code", -1);
            return;
        }
        answer.put("error_code", reason.code);
    }
}
