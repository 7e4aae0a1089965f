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

/**
 * The accounts of this hub: one file below the data directory, read anew whenever it has changed, so that what a command beside the running hub
 * writes holds at once. Changes are durable when they return, and made one after another, also by several processes. Safe from any thread.
 */
public final class Accounts {
    public static final String FILE = "keys/accounts.json";
    /** Where operators had their keys before there were accounts. */
    public static final String BEFORE = "keys/operator-keys.properties";

    private final AccountsFile file;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), "never read");

    /** @param stamp which files were read: others have other times, sizes or inodes */
    private record Known(Map<String, Account> accounts, String stamp) {}

    public Accounts(Path data, Clock clock) {
        this.file = new AccountsFile(data.resolve(FILE), data.resolve(BEFORE));
        this.clock = clock;
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
        boolean added = change(accounts -> accounts.putIfAbsent(name, fresh) == null);
        return added ? Optional.of(password) : Optional.empty();
    }

    /** A new password, shown once, here: the old one and all sessions are over. Empty when nobody has this name. */
    public Optional<String> password(String name) {
        String password = Secrets.typed();
        String hash = Secrets.password(password);
        return edit(name, account -> account.withSecret(hash, clock.instant()))
                ? Optional.of(password)
                : Optional.empty();
    }

    /** The one that somebody thought of; what is too short or too long is refused by {@link #isPassword}. */
    public boolean password(String name, String thoughtOf) {
        String hash = Secrets.password(thoughtOf);
        return edit(name, account -> account.withSecret(hash, clock.instant()));
    }

    public static boolean isPassword(String text) {
        return text.length() >= Secrets.LEAST_PASSWORD && text.length() <= Secrets.MOST_PASSWORD;
    }

    /** A key of 256 random bits to sign in with, shown once, here. An account that is new gets the role operator. */
    public String key(String name) {
        String key = Secrets.key();
        Instant now = clock.instant();
        change(accounts -> {
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
        return edit(name, account -> account.withToken(made)) ? Optional.of(token) : Optional.empty();
    }

    public boolean takeToken(String name, String label) {
        return edit(name, account -> account.withoutToken(label));
    }

    /** False when nobody has this name. */
    public boolean role(String name, Role role, String source) {
        return edit(name, account -> account.withRole(role, source, clock.instant()));
    }

    /** Unlocking also forgets wrong tries. */
    public boolean lock(String name, boolean locked) {
        return edit(name, account -> account.withLock(locked, clock.instant()));
    }

    public boolean remove(String name) {
        return change(accounts -> accounts.remove(name) != null);
    }

    void tries(String name, Tries tries) {
        edit(name, account -> account.withTries(tries));
    }

    private boolean edit(String name, UnaryOperator<Account> to) {
        return change(accounts -> accounts.computeIfPresent(name, (same, account) -> to.apply(account)) != null);
    }

    private interface Change {
        /** False when nothing is to be written. */
        boolean make(Map<String, Account> accounts);
    }

    private synchronized boolean change(Change change) {
        try {
            Path lock = file.file().resolveSibling("accounts.lock");
            Files.createDirectories(lock.toAbsolutePath().getParent());
            file.refuseAnotherOwner();
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                Map<String, Account> accounts = file.read();
                if (!change.make(accounts)) {
                    return false;
                }
                file.write(accounts);
                known = new Known(Map.copyOf(accounts), "changed here");
                return held.isValid();
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
