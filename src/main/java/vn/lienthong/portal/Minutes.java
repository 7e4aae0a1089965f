package vn.lienthong.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/** Writes calls and answers into the journal. Everything is durable once a method returns. */
final class Minutes {
    private static final Logger log = LoggerFactory.getLogger(Minutes.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** What the dossier has and the call does not carry, so that it is not left out in silence. */
    private static final String NOT_CARRIED = "notCarried";

    /** Texts that went out shorter than they are (FM-39). */
    private static final String CUT = "cut";

    private static final int LONGEST = 2000;
    private static final String UNSAID = "application/octet-stream";

    private final Journal journal;
    private final Clock clock;

    Minutes(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Throws {@link JournalUnavailable}; then nothing may be sent. */
    long intent(Call call, Said said, String protocol) {
        Map<String, String> facts = CallFacts.ofRequest(call);
        facts.put("protocol", protocol);
        if (!said.notCarried().isEmpty()) {
            facts.put(NOT_CARRIED, line(said.notCarried()));
        }
        if (!said.cut().isEmpty()) {
            facts.put(CUT, line(said.cut()));
        }
        return append(
                new Draft(Kind.REQUEST, call.credential(), clock.instant(), "application/json", facts, said.body()));
    }

    /**
     * Waits while the journal is busy or the disk full: the effect at the portal is there, and forgetting the answer would
     * make it unknown.
     *
     * @param answer null when none came
     */
    long answer(long request, String credential, Outcome outcome, Wire.Answer answer) {
        int http = answer == null ? 0 : answer.status();
        Map<String, String> facts = CallFacts.ofAnswer(new CallFacts.Answered(request, outcome, http));
        Payload body = answer == null ? Payload.empty() : answer.body();
        if (body.size() > AnswerBody.MOST) {
            facts.put("bytes", Integer.toString(body.size()));
            body = Payload.of(Arrays.copyOf(body.toBytes(), AnswerBody.MOST));
        }
        return appendAtLast(new Draft(Kind.ANSWER, credential, clock.instant(), contentType(answer), facts, body));
    }

    private static String line(List<String> notCarried) {
        String line = String.join("; ", notCarried);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private long appendAtLast(Draft draft) {
        while (true) {
            try {
                return append(draft);
            } catch (JournalUnavailable e) {
                boolean mayPass = e.reason() == JournalUnavailable.Reason.BUSY
                        || e.reason() == JournalUnavailable.Reason.WRITE_FAILED;
                if (!mayPass || !pause()) {
                    throw e;
                }
                log.atWarn()
                        .addKeyValue("request", draft.facts().get("request"))
                        .addKeyValue("reason", e.reason().code())
                        .log("the portal's answer waits for the journal");
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long append(Draft draft) {
        try {
            return journal.append(draft).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalUnavailable unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    private static String contentType(Wire.Answer answer) {
        String said = answer == null ? UNSAID : answer.headers().getOrDefault("Content-Type", UNSAID);
        boolean clean = said.length() <= 100 && said.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return clean && !said.isBlank() ? said : UNSAID;
    }
}
