package vn.lienthong.portal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.Call;
import vn.lienthong.journal.Payload;
import vn.lienthong.portal.SixStepSettings.Step;

/**
 * The six-step protocol of 2026 (domain.md 1.9). A dossier is created under the number that a call of its own has brought before; creating it
 * again with that number is how an unknown outcome is settled, because nothing can be looked up.
 */
final class SixStepDialogue implements Dialogue {
    /** A token is renewed so long before it ends, so that none ends on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final int SHORTEST = 2;

    private final SixStepSettings settings;
    private final Wire wire;

    SixStepDialogue(SixStepSettings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    @Override
    public String protocol() {
        return SixStepSettings.PROTOCOL;
    }

    @Override
    public Collection<String> credentials() {
        return settings.credentials().stream().map(SixStepCredential::name).toList();
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
        byte[] body = SixStepWords.token(settings.find(credential).orElseThrow());
        Wire.Answer answer = wire.send(request("POST", settings.url(Step.TOKEN), Payload.of(body), ""));
        SixStepBody read = SixStepBody.read(answer.body()).orElse(null);
        String token = read == null ? "" : read.text("/data/access_token");
        if (answer.status() / 100 == 2 && read != null && read.isFine() && Session.isUsable(token)) {
            return new Session.Open(token, end(now, read.text("/data/expires_in")));
        }
        Duration wait = RetryAfter.atLeast(settings.loginPause(), answer, now);
        return Session.Closed.refused(credential, Integer.toString(answer.status()), wait);
    }

    private static Instant end(Instant now, String expiresIn) {
        if (!expiresIn.matches("\\d{1,9}")) {
            return Instant.MAX;
        }
        Duration life = Duration.ofSeconds(Long.parseLong(expiresIn));
        Duration margin = life.dividedBy(SHORTEST).compareTo(MARGIN) < 0 ? life.dividedBy(SHORTEST) : MARGIN;
        return now.plus(life.minus(margin));
    }

    @Override
    public SentAhead sendAhead(Call call, String session) throws IOException {
        if (call.service() != Call.Service.CREATE) {
            return SentAhead.NOTHING;
        }
        return new SixStepFiles(settings, wire, session)
                .send(one(call).status().papers().documents());
    }

    @Override
    public Said say(Call call, SentAhead ahead) {
        return switch (call.service()) {
            case NUMBER -> new Said(Payload.empty(), List.of(), "");
            case CREATE -> create(one(call), ahead);
            case UPDATE -> new Said(Payload.of(SixStepWords.status(call)), SixStepWords.notCarried(call), "");
            case STEPS -> Said.of(SixStepWords.progress(call), List.of());
            case LOOK_UP ->
                throw new IllegalArgumentException("Expected a call of this protocol, but it has no look-up");
        };
    }

    private static Said create(Call.Item item, SentAhead ahead) {
        if (SixStepDossier.kind(item.status()).isEmpty()) {
            return Said.not(
                    "LoaiDoiTuong: the 2026 protocol knows citizens (0) and businesses (1) only (giao thức 2026 chỉ có"
                            + " công dân và doanh nghiệp)");
        }
        List<String> notCarried = new ArrayList<>(ahead.notCarried());
        notCarried.addAll(SixStepDossier.notCarried(item.status()));
        return new Said(Payload.of(SixStepWords.create(item, ahead)), notCarried, "");
    }

    private static Call.Item one(Call call) {
        if (call.items().size() != 1) {
            throw new IllegalArgumentException("Expected one dossier in a call that creates, but found "
                    + call.items().size());
        }
        return call.items().get(0);
    }

    @Override
    public Wire.Request request(Call call, Said said, String session) {
        return switch (call.service()) {
            case NUMBER -> {
                SixStepCredential credential = settings.find(call.credential()).orElseThrow();
                yield request("GET", settings.numberUrl(credential), said.body(), session);
            }
            case CREATE -> request("POST", settings.url(Step.CREATE), said.body(), session);
            case UPDATE -> request("POST", settings.url(Step.STATUS), said.body(), session);
            case STEPS -> request("POST", settings.url(Step.PROGRESS), said.body(), session);
            case LOOK_UP ->
                throw new IllegalArgumentException("Expected a call of this protocol, but it has no look-up");
        };
    }

    private Wire.Request request(String method, URI url, Payload body, String session) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (body.size() > 0) {
            headers.put("Content-Type", "application/json");
        }
        if (!session.isEmpty()) {
            headers.put("Authorization", "Bearer " + session);
        }
        return new Wire.Request(method, url, headers, body, settings.timeout());
    }

    @Override
    public AnswerReading read(Call call, Wire.Answer answer, Instant now) {
        return SixStepReading.of(call, answer, now);
    }
}
