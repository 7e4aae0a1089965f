package vn.lienthong.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One person or program that this hub knows by itself.
 *
 * @param source the code of its source for the role {@link Role#SOURCE}; else empty
 * @param secret the hash of the password or key; empty when there is none to sign in with
 * @param changed when role, secret or lock last changed: a session that began earlier is over
 * @param locked by an administrator, until unlocked
 */
public record Account(
        String name,
        Role role,
        String source,
        String secret,
        Instant changed,
        boolean locked,
        Tries tries,
        List<Token> tokens) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /**
     * A program's secret.
     *
     * @param name by which it is listed and taken back
     * @param hash of the secret, which is 256 random bits
     * @param until when it ends
     */
    public record Token(String name, String hash, Instant until) {}

    public Account {
        tokens = List.copyOf(tokens);
        if (!isName(name)) {
            throw new IllegalArgumentException("Expected an account's name, but found '" + name + "'");
        }
    }

    static Account fresh(String name, Role role, String source, Instant now) {
        return new Account(name, role, source, "", now, false, Tries.NONE, List.of());
    }

    /** Small letters, digits, dot, hyphen and underscore: a name stands in decisions for ever. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Person as(Person.How how) {
        return new Person(name, role, how, source);
    }

    Account withRole(Role next, String ofSource, Instant now) {
        return new Account(name, next, ofSource, secret, now, locked, tries, tokens);
    }

    Account withSecret(String hash, Instant now) {
        return new Account(name, role, source, hash, now, locked, Tries.NONE, tokens);
    }

    Account withLock(boolean lock, Instant now) {
        return new Account(name, role, source, secret, now, lock, Tries.NONE, tokens);
    }

    Account withTries(Tries next) {
        return new Account(name, role, source, secret, changed, locked, next, tokens);
    }

    Account withToken(Token token) {
        List<Token> more = new ArrayList<>(tokens);
        more.removeIf(one -> one.name().equals(token.name()));
        more.add(token);
        return new Account(name, role, source, secret, changed, locked, tries, more);
    }

    Account withoutToken(String gone) {
        List<Token> fewer =
                tokens.stream().filter(one -> !one.name().equals(gone)).toList();
        return new Account(name, role, source, secret, changed, locked, tries, fewer);
    }
}
