package vn.lienthong.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.source.Refusal;

/**
 * Lets people and programs in, and says whether what they ask for is for their role. Accounts and tokens are files and hold at once; sessions live
 * in memory and end with the process; wrong tries of an account are in its file and outlive it. Safe from any thread.
 */
public final class Access {
    private static final Logger log = LoggerFactory.getLogger(Access.class);
    private static final String BEARER = "Bearer ";
    private static final int MOST_STRANGERS = 1_000;

    private final Accounts accounts;
    private final AccessSettings settings;
    private final Clock clock;
    private final Sessions sessions;
    /** Wrong tries for names that nobody has: they wait like all others, so that waiting tells nothing. Bounded. */
    private final Map<String, Tries> strangers = new ConcurrentHashMap<>();

    public Access(Accounts accounts, AccessSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
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
        String name = asked.field("ten");
        Optional<Account> account = accounts.find(name);
        Duration wait = account.map(Account::tries)
                .orElseGet(() -> strangers.getOrDefault(place(name), Tries.NONE))
                .wait(clock.instant());
        if (!wait.isZero()) {
            return Answer.refused(Refusals.tooManyTries(wait));
        }
        Secrets.Match match = Secrets.match(account.map(Account::secret).orElse(""), asked.field("khoa"));
        if (match == Secrets.Match.BUSY) {
            return Answer.refused(Refusals.signInBusy());
        }
        if (match == Secrets.Match.WRONG || account.isEmpty() || account.get().locked()) {
            wrong(name, account.isPresent());
            return Answer.refused(Refusals.wrongSecret());
        }
        if (account.get().tries().wrong() > 0) {
            accounts.right(name);
        }
        return Answer.done(open(account.get()));
    }

    /** For somebody who has shown who they are. */
    private Session open(Account account) {
        Person person = account.as(Person.How.PASSWORD);
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
                .map(account -> session.of(account.as(Person.How.PASSWORD)));
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

    public Duration lasts() {
        return settings.lasts();
    }

    private Optional<Person> bearer(String authorization) {
        String token = authorization.substring(BEARER.length()).strip();
        return accounts.byToken(token).map(account -> account.as(Person.How.TOKEN));
    }

    private void wrong(String name, boolean known) {
        log.atWarn().addKeyValue("known", known).log("a sign-in was refused");
        if (known) {
            accounts.wrong(name);
            return;
        }
        Instant now = clock.instant();
        strangers.merge(place(name), Tries.NONE.another(now), (was, first) -> was.another(now));
    }

    private String place(String name) {
        return strangers.containsKey(name) || strangers.size() < MOST_STRANGERS ? name : "";
    }
}
