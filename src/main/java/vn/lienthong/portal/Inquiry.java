package vn.lienthong.portal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.journal.Payload;

/** A question to a catalogue service of the portal: read only, so it needs no intent and may be asked again. */
final class Inquiry {
    private static final Logger log = LoggerFactory.getLogger(Inquiry.class);

    private final PortalSettings settings;
    private final Wire wire;
    private final Sessions sessions;

    Inquiry(PortalSettings settings, Wire wire, Sessions sessions) {
        this.settings = settings;
        this.wire = wire;
        this.sessions = sessions;
    }

    Optional<Payload> ask(String credential, String service, Map<String, String> parameters) {
        byte[] blank = Envelope.blank(credential, service, parameters);
        Answered first = enterAndAsk(credential, blank);
        return first.sessionRefused() ? enterAndAsk(credential, blank).fine() : first.fine();
    }

    private record Answered(Optional<Payload> fine, boolean sessionRefused) {
        static final Answered NOTHING = new Answered(Optional.empty(), false);
    }

    private Answered enterAndAsk(String credential, byte[] blank) {
        return sessions.enter(credential)
                .fold(open -> ask(credential, blank, open.value()), closed -> Answered.NOTHING);
    }

    private Answered ask(String credential, byte[] blank, String session) {
        try {
            byte[] body = Envelope.withSession(blank, session);
            Answered answered = read(wire.send(Wire.Request.of(settings, settings.shareUrl(), body)));
            if (answered.sessionRefused()) {
                sessions.refused(credential, session);
            }
            return answered;
        } catch (IOException | RuntimeException e) {
            log.atInfo()
                    .addKeyValue("credential", credential)
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("a catalogue service gave no answer");
            return Answered.NOTHING;
        }
    }

    private static Answered read(Wire.Answer answer) {
        AnswerBody body = AnswerBody.read(answer.body()).orElse(null);
        boolean fine = answer.status() / 100 == 2 && body != null && body.success();
        return new Answered(
                fine ? Optional.of(answer.body()) : Optional.empty(), AnswerReading.isSessionRefused(answer, body));
    }
}
