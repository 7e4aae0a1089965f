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
 * @param identity whom the identity server knows by this: issuer and subject; empty for one that this hub alone knows
 */
public record Account(
        String name,
        Role role,
        String source,
        String secret,
        Instant changed,
        boolean locked,
        Tries tries,
        List<Token> tokens,
        String identity) {
    private static final Pattern IDENTITY = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
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
        if (identity.isEmpty() ? !isName(name) : !isIdentityName(name)) {
            throw new IllegalArgumentException("Expected an account's name, but found '" + name + "'");
        }
    }

    static Account fresh(String name, Role role, String source, Instant now) {
        return new Account(name, role, source, "", now, false, Tries.NONE, List.of(), "");
    }

    /** Of somebody whom the identity server has named: there is nothing here to sign in with. */
    static Account of(Identity who, Instant now) {
        OidcSettings.Entitled as = who.entitled();
        return new Account(who.name(), as.role(), as.source(), "", now, false, Tries.NONE, List.of(), who.subject());
    }

    /** True when role or source are other ones. */
    boolean differs(OidcSettings.Entitled from) {
        return role != from.role() || !source.equals(from.source());
    }

    /** Small letters, digits, dot, hyphen and underscore: a name stands in decisions for ever. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** As an identity server may name somebody, an e-mail address above all. */
    static boolean isIdentityName(String name) {
        return IDENTITY.matcher(name).matches();
    }

    Person as(Person.How how) {
        return new Person(name, role, how, source);
    }

    Account withRole(Role next, String ofSource, Instant now) {
        return new Account(name, next, ofSource, secret, now, locked, tries, tokens, identity);
    }

    Account withSecret(String hash, Instant now) {
        return new Account(name, role, source, hash, now, locked, Tries.NONE, tokens, identity);
    }

    Account withLock(boolean lock, Instant now) {
        return new Account(name, role, source, secret, now, lock, Tries.NONE, tokens, identity);
    }

    Account withTries(Tries next) {
        return new Account(name, role, source, secret, changed, locked, next, tokens, identity);
    }

    Account withToken(Token token) {
        List<Token> more = new ArrayList<>(tokens);
        more.removeIf(one -> one.name().equals(token.name()));
        more.add(token);
        return new Account(name, role, source, secret, changed, locked, tries, more, identity);
    }

    Account withoutToken(String gone) {
        List<Token> fewer =
                tokens.stream().filter(one -> !one.name().equals(gone)).toList();
        return new Account(name, role, source, secret, changed, locked, tries, fewer, identity);
    }
}
