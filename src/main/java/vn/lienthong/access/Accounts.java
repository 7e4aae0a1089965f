package vn.lienthong.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.lienthong.journal.Journal;

/**
 * The accounts of this hub: one file below the data directory, read anew whenever it has changed, so that what a command beside the running hub
 * writes holds at once. Changes are durable when they return, and made one after another, also by several processes. Safe from any thread.
 */
public final class Accounts {
    public static final String FILE = "keys/accounts.json";
    /** Where operators had their keys before there were accounts. */
    public static final String BEFORE = "keys/operator-keys.properties";

    /** The lock of a file is a process's: threads of one must not ask for it at once. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final AccountsFile file;
    private final AccountChanges changes;
    private final Clock clock;
    private final String who;
    private volatile Known known = new Known(Map.of(), "never read");

    /** @param stamp which files were read: others have other times, sizes or inodes */
    private record Known(Map<String, Account> accounts, String stamp) {}

    public Accounts(Path data, Clock clock) {
        this(data, clock, "hub");
    }

    /** @param who changes them, as the journal will say */
    public Accounts(Path data, Clock clock, String who) {
        this.file = new AccountsFile(data.resolve(FILE), data.resolve(BEFORE));
        this.changes = new AccountChanges(data.resolve("keys/account-changes.jsonl"), clock);
        this.clock = clock;
        this.who = who;
    }

    /**
     * Writes what was changed into the journal, once each; a crash in between repeats one, by its name. What cannot be written waits.
     *
     * @return how many
     */
    public int journal(Journal journal) {
        return changes.isEmpty() ? 0 : locked(() -> changes.journal(journal));
    }

    /** Empty when this process can use the folder of keys; else whose it is, and what to do. */
    public static Optional<String> unusable(Path data) throws IOException {
        return AccountsFile.unusable(data.resolve(FILE).toAbsolutePath().getParent());
    }

    public List<Account> list() {
        return List.copyOf(read().values());
    }

    public Optional<Account> find(String name) {
        return Optional.ofNullable(read().get(name));
    }

    /** True as long as there has never been an account: who removes the last one opens nothing again. */
    public boolean isEmpty() {
        return read().isEmpty() && !Files.exists(file.file());
    }

    /** The account that has this token, while both hold. */
    Optional<Account> byToken(String token) {
        String hash = Secrets.ofMade(token);
        Instant now = clock.instant();
        return read().values().stream()
                .filter(account -> !account.locked())
                .filter(account -> account.tokens().stream()
                        .anyMatch(one ->
                                Secrets.same(one.hash(), hash) && one.until().isAfter(now)))
                .findFirst();
    }

    /** A new account and its first password, shown once, here; empty when there is one of this name. */
    public Optional<String> add(String name, Role role, String source) {
        String password = Secrets.typed();
        Account fresh = Account.fresh(name, role, source, clock.instant())
                .withSecret(Secrets.password(password), clock.instant());
        boolean added = change(said("add", name, role, source), accounts -> accounts.putIfAbsent(name, fresh) == null);
        return added ? Optional.of(password) : Optional.empty();
    }

    /** A new password, shown once, here: the old one and all sessions are over. Empty when nobody has this name. */
    public Optional<String> password(String name) {
        String password = Secrets.typed();
        String hash = Secrets.password(password);
        return edit(said("password", name), account -> account.withSecret(hash, clock.instant()))
                ? Optional.of(password)
                : Optional.empty();
    }

    /** The one that somebody thought of; what is too short or too long is refused by {@link #isPassword}. */
    public boolean password(String name, String thoughtOf) {
        String hash = Secrets.password(thoughtOf);
        return edit(said("password", name), account -> account.withSecret(hash, clock.instant()));
    }

    public static boolean isPassword(String text) {
        return text.length() >= Secrets.LEAST_PASSWORD && text.length() <= Secrets.MOST_PASSWORD;
    }

    /** A key of 256 random bits to sign in with, shown once, here. An account that is new gets the role operator. */
    public String key(String name) {
        String key = Secrets.key();
        Instant now = clock.instant();
        change(said("key", name), accounts -> {
            Account account = accounts.getOrDefault(name, Account.fresh(name, Role.OPERATOR, "", now));
            accounts.put(name, account.withSecret(Secrets.ofMade(key), now));
            return true;
        });
        return key;
    }

    /** A program's token under a name of its own, shown once, here; it has the account's role. Empty when nobody has this name. */
    public Optional<String> token(String name, String label, Duration lasts) {
        String token = Secrets.key();
        Account.Token made =
                new Account.Token(label, Secrets.ofMade(token), clock.instant().plus(lasts));
        AccountChanges.Said said = said("token", name)
                .with("label", label)
                .with("until", made.until().toString());
        return edit(said, account -> account.withToken(made)) ? Optional.of(token) : Optional.empty();
    }

    public boolean takeToken(String name, String label) {
        return edit(said("token-back", name).with("label", label), account -> account.withoutToken(label));
    }

    /** False when nobody has this name. */
    public boolean role(String name, Role role, String source) {
        return edit(said("role", name, role, source), account -> account.withRole(role, source, clock.instant()));
    }

    /** Unlocking also forgets wrong tries. */
    public boolean lock(String name, boolean locked) {
        AccountChanges.Said said = said(locked ? "lock" : "unlock", name);
        return edit(said, account -> account.withLock(locked, clock.instant()));
    }

    public boolean remove(String name) {
        return change(said("remove", name), accounts -> accounts.remove(name) != null);
    }

    /** No change that anybody decided about: the journal need not know. */
    void tries(String name, Tries tries) {
        edit(AccountChanges.Said.nothing(name), account -> account.withTries(tries));
    }

    /**
     * The account of somebody whom the identity server has named, made when they come for the first time, with the role that they have there now. A
     * name that another person has, here or there, stays that person's.
     */
    Answer<Account> enter(Identity identity) {
        Optional<Account> before = known(read(), identity);
        if (before.isPresent() && !before.get().differs(identity.entitled())) {
            return locked(before.get());
        }
        Account fresh = Account.of(identity, clock.instant());
        AccountChanges.Said said = before.map(one -> said("role", one.name(), fresh.role(), fresh.source()))
                .orElseGet(() -> said("add", fresh.name(), fresh.role(), fresh.source()))
                .with("by", "identity-server");
        boolean entered = change(said, accounts -> {
            Optional<Account> now = known(accounts, identity);
            now.ifPresent(one -> accounts.put(one.name(), one.withRole(fresh.role(), fresh.source(), clock.instant())));
            return now.isPresent() || accounts.putIfAbsent(fresh.name(), fresh) == null;
        });
        return entered
                ? locked(known(read(), identity).orElseThrow())
                : Answer.refused(Refusals.identityNameTaken(fresh.name()));
    }

    private static Answer<Account> locked(Account account) {
        return account.locked() ? Answer.refused(Refusals.accountLocked(account.name())) : Answer.done(account);
    }

    private static Optional<Account> known(Map<String, Account> accounts, Identity identity) {
        return accounts.values().stream()
                .filter(one -> one.identity().equals(identity.subject()))
                .findFirst();
    }

    private AccountChanges.Said said(String action, String name) {
        return AccountChanges.Said.of(who, action, name);
    }

    private AccountChanges.Said said(String action, String name, Role role, String source) {
        AccountChanges.Said said = said(action, name).with("role", role.word());
        return source.isEmpty() ? said : said.with("source", source);
    }

    private boolean edit(AccountChanges.Said said, UnaryOperator<Account> to) {
        return change(
                said,
                accounts -> accounts.computeIfPresent(said.account(), (same, account) -> to.apply(account)) != null);
    }

    private interface Change {
        /** False when nothing is to be written. */
        boolean make(Map<String, Account> accounts);
    }

    private boolean change(AccountChanges.Said said, Change change) {
        return locked(() -> {
            Map<String, Account> accounts = file.read();
            if (!change.make(accounts)) {
                return false;
            }
            // First what the journal will say: a crash in between leaves a change that was not made, never one that
            // nobody knows of.
            changes.add(said);
            file.write(accounts);
            known = new Known(Map.copyOf(accounts), "changed here");
            return true;
        });
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Alone among threads and processes. */
    private <T> T locked(Work<T> work) {
        synchronized (IN_THIS_PROCESS) {
            return lockedHere(work);
        }
    }

    private <T> T lockedHere(Work<T> work) {
        try {
            Path lock = file.file().resolveSibling("accounts.lock");
            file.makeFolder();
            file.refuseAnotherOwner();
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("its lock was lost");
                }
                return work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to change " + file.file() + ", but: " + e.getMessage(), e);
        }
    }

    /** What cannot be read now lets nobody in: better shut than open to who was locked a moment ago. */
    private Map<String, Account> read() {
        Known now = known;
        try {
            String stamp = stamp(file.file()) + stamp(file.before());
            if (!stamp.equals(now.stamp())) {
                // The stamp first: a file that changes in between is read once more, never missed.
                now = new Known(Map.copyOf(file.read()), stamp);
                known = now;
            }
            return now.accounts();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file.file() + ", but: " + e.getMessage(), e);
        }
    }

    private static String stamp(Path file) throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return is.fileKey() + " " + is.lastModifiedTime() + " " + is.size() + ";";
        } catch (NoSuchFileException e) {
            return ";";
        }
    }
}
