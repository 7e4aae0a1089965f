package vn.lienthong.portal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import vn.lienthong.dossier.Call;

/** The envelope protocol (domain.md 1.2 to 1.7). */
final class EnvelopeDialogue implements Dialogue {

    private final PortalSettings settings;
    private final Wire wire;

    EnvelopeDialogue(PortalSettings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    @Override
    public String protocol() {
        return settings.protocol();
    }

    @Override
    public Collection<String> credentials() {
        return settings.credentials().stream().map(PortalCredential::name).toList();
    }

    @Override
    public Duration timeout() {
        return settings.timeout();
    }

    @Override
    public Duration loginPause() {
        return settings.loginPause();
    }

    @Override
    public Session login(String credential, Instant now) throws IOException {
        PortalCredential account = settings.find(credential).orElseThrow();
        byte[] body = Envelope.login(account);
        return read(credential, wire.send(Wire.Request.of(settings, settings.loginUrl(), body)), now);
    }

    private Session read(String credential, Wire.Answer answer, Instant now) {
        AnswerBody body = AnswerBody.read(answer.body()).orElse(null);
        String session = body == null ? "" : body.root().path("session").asText("");
        boolean fine = answer.status() / 100 == 2 && body != null && body.success();
        if (fine && Session.isUsable(session)) {
            return Session.Open.untilRefused(session);
        }
        String code = body == null || body.success() ? Integer.toString(answer.status()) : Spoken.code(body.code());
        return Session.Closed.refused(credential, code, RetryAfter.atLeast(settings.loginPause(), answer, now));
    }

    @Override
    public Said say(Call call, SentAhead ahead) {
        return Said.of(Envelope.blank(call), Cuts.of(call));
    }

    @Override
    public Wire.Request request(Call call, Said said, String session) {
        URI url = call.service() == Call.Service.LOOK_UP ? settings.shareUrl() : settings.integrationUrl();
        return Wire.Request.of(settings, url, Envelope.withSession(said.body().toBytes(), session));
    }

    @Override
    public AnswerReading read(Call call, Wire.Answer answer, Instant now) {
        return AnswerReading.of(call, answer, now);
    }
}
