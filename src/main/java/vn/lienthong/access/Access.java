package vn.lienthong.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.source.Refusal;

/**
 * Lets people and programs in, and says whether what they ask for is for their role. Accounts and tokens are files and hold at once; sessions live
 * in memory and end with the process; wrong tries of an account are in its file and outlive it. Safe from any thread.
 */
public final class Access implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Access.class);
    private static final String BEARER = "Bearer ";

    private final Accounts accounts;
    private final AccessSettings settings;
    private final Sessions sessions;
    private final Guesses guesses;
    private final Optional<Oidc> oidc;

    public Access(Accounts accounts, AccessSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.guesses = new Guesses(accounts, clock);
        this.oidc = settings.oidc().map(one -> new Oidc(one, clock));
        this.sessions = new Sessions(settings.idle(), settings.lasts(), clock);
    }

    /** Who asks for a page or for the API, as far as they said. Empty: nobody. */
    public Optional<Person> find(String token, String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? bearer(authorization)
                : find(token).map(Session::person);
    }

    /** Opens a session for name and password; a form of another site is refused, and too many wrong tries. */
    public Answer<Session> signIn(Asked asked) {
        Optional<String> foreign = asked.foreign();
        if (foreign.isPresent()) {
            return Answer.refused(Refusals.foreign(foreign.get()));
        }
        Optional<Account> account = accounts.find(asked.field("ten"));
        Guesses.Who who = Guesses.who(asked.field("ten"), account, asked.from());
        Duration wait = guesses.wait(who);
        if (!wait.isZero()) {
            return Answer.refused(Refusals.tooManyTries(wait));
        }
        return guesses.alone(who, () -> compared(asked, account, who))
                .orElseGet(() -> Answer.refused(Refusals.signInBusy()));
    }

    private Answer<Session> compared(Asked asked, Optional<Account> account, Guesses.Who who) {
        // Once more: others may have been counted while this one waited for its turn.
        Duration wait = guesses.wait(who);
        if (!wait.isZero()) {
            return Answer.refused(Refusals.tooManyTries(wait));
        }
        String hash = account.map(Account::secret).orElse("");
        Secrets.Match match = Secrets.match(hash, asked.field("khoa"), who.known());
        if (match == Secrets.Match.BUSY) {
            return Answer.refused(Refusals.signInBusy());
        }
        if (match == Secrets.Match.WRONG || account.isEmpty() || account.get().locked()) {
            guesses.wrong(who);
            log.atWarn().addKeyValue("known", account.isPresent()).log("a sign-in was refused");
            return Answer.refused(Refusals.wrongSecret());
        }
        guesses.right(who);
        return Answer.done(open(account.get(), Person.How.PASSWORD, asked.token()));
    }

    /** Where people may sign in besides, as they know it; empty for nowhere. */
    public Optional<String> identityServer() {
        return oidc.map(Oidc::label);
    }

    /**
     * Sends somebody to the identity server.
     *
     * @param host as the browser named this hub, where nothing says how people know it
     * @param back where they wanted to go
     */
    public Answer<Oidc.Departure> depart(String host, String back, String lang) {
        if (oidc.isEmpty()) {
            return Answer.refused(Refusals.identityNone());
        }
        String site = site(host);
        return site.isEmpty()
                ? Answer.refused(Refusals.identityWithoutSite())
                : oidc.get().begin(site, back, lang);
    }

    /** Whom the identity server sent back. @param back where they wanted to go @param lang of the pages */
    public record Entered(Session session, String back, String lang) {}

    /**
     * Opens a session for whom the identity server names.
     *
     * @param said what it put into the address
     * @param way what the browser took along
     * @param before the session that the browser had
     */
    public Answer<Entered> arrive(Map<String, String> said, String way, String before) {
        if (oidc.isEmpty()) {
            return Answer.refused(Refusals.identityNone());
        }
        return oidc.get().arrive(said, way).then(arrival -> accounts.enter(arrival.identity())
                .then(account -> Answer.done(
                        new Entered(open(account, Person.How.OIDC, before), arrival.back(), arrival.lang()))));
    }

    /** Where somebody who has signed out here may end their session at the identity server; empty when there is none. */
    public Optional<String> leaving(Session session, String host) {
        return session.person().how() == Person.How.OIDC
                ? oidc.flatMap(one -> one.leaving(site(host)))
                : Optional.empty();
    }

    private String site(String host) {
        boolean here = settings.site().isEmpty() && AccessSettings.isThisMachine(host);
        return here ? "http://" + host : settings.site();
    }

    /** What a browser keeps, so that strangers who guess at this person's password do not keep the person waiting. */
    public String device(Session session) {
        return accounts.find(session.name())
                .filter(account -> !account.secret().isEmpty())
                .map(Device::cookie)
                .orElse("");
    }

    /** For somebody who has shown who they are. @param before what the browser had: nobody goes on in the session of another */
    private Session open(Account account, Person.How how, String before) {
        sessions.find(before).ifPresent(sessions::close);
        Person person = account.as(how);
        log.atInfo()
                .addKeyValue("name", person.name())
                .addKeyValue("role", person.role().word())
                .addKeyValue("how", person.how())
                .log("somebody signed in");
        return sessions.open(person, account.changed());
    }

    /** The session of a cookie, while it lasts and its account is as it was. */
    public Optional<Session> find(String token) {
        return sessions.find(token).flatMap(this::asNow);
    }

    /** Equality, not order: an account that changed while somebody signed in to it is another one, too. */
    private Optional<Session> asNow(Session session) {
        return accounts.find(session.name())
                .filter(account -> !account.locked() && account.changed().equals(session.changed()))
                .map(account -> session.of(account.as(session.person().how())));
    }

    /**
     * The guard before everything: empty when this deed may be done. Whoever shows a token or cookie that does not hold is told so, and is not
     * taken for nobody.
     *
     * @param atTheMachine the request names this machine as its host, and no proxy passed it on
     */
    public Optional<Refusal> refuse(Paths.Meant meant, String token, String authorization, boolean atTheMachine) {
        if (meant.deed().isOpen()) {
            return Optional.empty();
        }
        Optional<Person> person = find(token, authorization);
        if (person.isPresent()) {
            return refuse(meant, person.get());
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(Refusals.wrongToken());
        }
        if (meant.deed().isMasked() && isOpen(atTheMachine)) {
            return Optional.empty();
        }
        return Optional.of(token.isEmpty() ? Refusals.signInFirst() : Refusals.sessionOver());
    }

    private static Optional<Refusal> refuse(Paths.Meant meant, Person person) {
        if (!person.may(meant.deed())) {
            return Optional.of(Refusals.roleMayNot(person, meant.deed()));
        }
        boolean other = person.role() == Role.SOURCE
                && meant.deed() == Deed.SOURCE_STATE
                && !meant.variable().equals(person.source());
        return other ? Optional.of(Refusals.notOwn(person.source())) : Optional.empty();
    }

    /** True while masked pages are for everybody who asks like that. */
    boolean isOpen(boolean atTheMachine) {
        return settings.isOpen(!accounts.isEmpty(), atTheMachine);
    }

    /** A person did something, rather than a page that refreshes itself. */
    public void touch(String token) {
        sessions.touch(token);
    }

    /** Who sends a form, if this request may do that deed: a session, its form's token, a form of this site, the role. */
    public Answer<Session> admit(Asked asked, Deed deed) {
        return admit(asked)
                .then(session -> session.person().may(deed)
                        ? Answer.done(session)
                        : Answer.refused(Refusals.roleMayNot(session.person(), deed)));
    }

    /** Who sends a form, whatever their role. */
    public Answer<Session> admit(Asked asked) {
        Optional<String> foreign = asked.foreign();
        if (foreign.isPresent()) {
            return Answer.refused(Refusals.foreign(foreign.get()));
        }
        Optional<Session> session = find(asked.token());
        if (session.isEmpty()) {
            return Answer.refused(asked.token().isEmpty() ? Refusals.signInFirst() : Refusals.sessionOver());
        }
        return Secrets.same(session.get().formToken(), asked.field(Asked.FORM_TOKEN))
                ? Answer.done(session.get())
                : Answer.refused(Refusals.wrongFormToken());
    }

    public void signOut(Session session) {
        sessions.close(session);
    }

    public AccessSettings settings() {
        return settings;
    }

    private Optional<Person> bearer(String authorization) {
        String token = authorization.substring(BEARER.length()).strip();
        return accounts.byToken(token).map(account -> account.as(Person.How.TOKEN));
    }

    /** What is counted is in the file when it returns. */
    @Override
    public void close() {
        guesses.close();
    }
}
