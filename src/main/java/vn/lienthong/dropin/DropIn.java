package vn.lienthong.dropin;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Sources;

/**
 * The hub answering as the portal (domain.md 1.2–1.5, 1.8). A write is told "thành công" only when it is durable in the
 * journal, one DELIVERY per call: the exact bytes, but for the session's value, each byte of which is replaced in place
 * by {@code *}, because a session is a key. Any thread may call; a call blocks until the journal has answered, at most
 * for the set time.
 *
 * <p>What only normalising can find becomes a problem on the record (src/docs/drop-in.md).
 */
public final class DropIn {
    private static final String WRITES = Call.DOSSIERS + ", " + Call.STEPS;
    private static final String ALL = WRITES + ", " + LookUps.ALL;

    private static final Logger LOG = LoggerFactory.getLogger(DropIn.class);

    private final DropInSettings settings;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Awaiting awaiting;
    private final Writes writes;
    private final LookUps lookUps;

    /** Refuses sources of the template {@code drop-in} that lack an agency, share a username or wrongly need no key. */
    public DropIn(
            Sources sources,
            Keys keys,
            Intake intake,
            Ledger ledger,
            Catalogues catalogues,
            Clock clock,
            DropInSettings settings) {
        this(sources, keys, intake, ledger, catalogues, clock, settings, new SecureRandom());
    }

    DropIn(
            Sources sources,
            Keys keys,
            Intake intake,
            Ledger ledger,
            Catalogues catalogues,
            Clock clock,
            DropInSettings settings,
            SecureRandom random) {
        this.settings = settings;
        this.accounts = new Accounts(sources, keys, settings.loopback());
        this.sessions = new Sessions(clock, settings.sessionLife(), settings.sessionsPerSource(), random);
        this.awaiting = new Awaiting(settings.awaiting());
        Beliefs beliefs = new Beliefs(ledger, awaiting);
        this.writes = new Writes(intake, beliefs, awaiting, settings.patience());
        this.lookUps = new LookUps(beliefs, awaiting, catalogues);
    }

    /**
     * Takes up again what was acknowledged and is not yet in the ledger: the journal's entries after the ledger's bookmark,
     * in order, in as many parts as you like. Call before anything is received. More than can be kept in memory makes
     * writes and look-ups answer "try again" until the ledger has caught up.
     */
    public void resume(List<Entry> tail) {
        tail.forEach(awaiting::takeUp);
    }

    /** {@code {username, password}} gives {@code {session, error_code, message}}; the password is the source's API key. */
    public Answer login(Payload body) {
        return read(body, AskReader::envelope).fold(this::login, Replies::refused);
    }

    private Answer login(Ask ask) {
        return accounts.open(ask.get("username"), ask.get("password"))
                .map(account -> Replies.loggedIn(sessions.open(account.source())))
                .orElseGet(() -> Replies.refused(Refusal.login()));
    }

    /** One call in the envelope {@code {session, madonvi, service, …}}. */
    public Answer service(Payload body, String contentType) {
        if (!ContentType.isJson(contentType)) {
            return Replies.refused(Refusal.contentType(contentType));
        }
        return read(body, AskReader::envelope).fold(ask -> service(ask, body, contentType), Replies::refused);
    }

    private Answer service(Ask ask, Payload body, String contentType) {
        Optional<Account> account = sessions.find(ask.get("session")).flatMap(accounts::ofSource);
        if (account.isEmpty()) {
            return Replies.refused(Refusal.SESSION);
        }
        String service = ask.get("service");
        if (service.isBlank()) {
            return Replies.refused(Refusal.missing("service"));
        }
        return answer(new Call(
                account.get(),
                Call.Door.ENVELOPE,
                service,
                ask.get("madonvi"),
                ask.get("isUpdating"),
                ContentType.kept(contentType),
                ask,
                body));
    }

    /**
     * A bare array with the envelope's keys beside it (domain.md 1.8); the two writes only.
     *
     * @param agency MaDinhDanhDV
     * @param isUpdating may be null for CapNhatTienDoHoSoMC
     * @param credential the header X-API-Key, or an Authorization of {@code Basic username:key}; null or blank when there
     *     is none, which only a source with {@code key: none} may do
     */
    public Answer relay(
            String service, String agency, String isUpdating, String credential, Payload body, String contentType) {
        if (!ContentType.isJson(contentType)) {
            return Replies.refused(Refusal.contentType(contentType));
        }
        if (!Call.isWrite(said(service))) {
            return Replies.refused(Refusal.service(said(service), WRITES));
        }
        return accounts.ofRelay(said(credential), said(agency))
                .map(account -> read(body, AskReader::bareArray)
                        .fold(
                                ask -> answer(new Call(
                                        account,
                                        Call.Door.RELAY,
                                        service,
                                        said(agency),
                                        said(isUpdating),
                                        ContentType.kept(contentType),
                                        ask,
                                        body)),
                                Replies::refused))
                .orElseGet(() -> Replies.refused(Refusal.key()));
    }

    private Answer answer(Call call) {
        Optional<Refusal> obstacle = call.obstacle();
        if (obstacle.isPresent()) {
            return Replies.refused(obstacle.get());
        }
        try {
            return call.isWrite() ? writes.take(call.toWrite()) : lookUp(call);
        } catch (LedgerUnavailable e) {
            LOG.atWarn()
                    .addKeyValue("source", call.account().source())
                    .setCause(e)
                    .log("call not answered: no ledger");
            return Replies.refused(Refusal.noLedger());
        }
    }

    private Answer lookUp(Call call) {
        return lookUps.find(call.service(), call.ask(), call.account())
                .orElseGet(() -> Replies.refused(Refusal.service(call.service(), ALL)));
    }

    private Ask.Read read(Payload body, Function<byte[], Ask.Read> reader) {
        if (body.size() > settings.bodyBytes()) {
            return new Ask.Read.Refused(Refusal.tooLarge(body.size(), settings.bodyBytes()));
        }
        return reader.apply(body.toBytes());
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }
}
