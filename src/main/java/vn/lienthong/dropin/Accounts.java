package vn.lienthong.dropin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/** Who may speak the portal's protocol to the hub. The password is the source's API key. */
final class Accounts {
    private static final String BASIC = "Basic ";

    private final Keys keys;
    private final Map<String, Account> byUsername = new LinkedHashMap<>();

    Accounts(Sources sources, Keys keys, boolean loopback) {
        this.keys = keys;
        for (Source source : sources.list()) {
            if (source.template().equals(Account.TEMPLATE)) {
                add(Account.of(source), loopback);
            }
        }
    }

    private void add(Account account, boolean loopback) {
        if (account.keyless() && !loopback) {
            throw new IllegalArgumentException("Expected the hub on a loopback address because source '"
                    + account.source() + "' says 'key: none', but it listens to the network; remove 'key: none' and"
                    + " make a key with: source key " + account.source());
        }
        Account other = byUsername.put(account.username(), account);
        if (other != null) {
            throw new IllegalArgumentException("Expected one drop-in source with username '" + account.username()
                    + "', but found two: '" + other.source() + "' and '" + account.source() + "'");
        }
    }

    Optional<Account> open(String username, String password) {
        return Optional.ofNullable(byUsername.get(username)).filter(account -> keys.opens(account.source(), password));
    }

    Optional<Account> ofSource(String code) {
        return byUsername.values().stream()
                .filter(account -> account.source().equals(code))
                .findFirst();
    }

    /**
     * Whose relay calls: the account that the key opens, alone or as {@code Basic username:key}. Without any, the one that
     * needs none and is nearest above the agency; two equally near ones are nobody.
     */
    Optional<Account> ofRelay(String presented, String agency) {
        if (presented.isBlank()) {
            return keyless(agency);
        }
        if (presented.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return ofBasic(presented.substring(BASIC.length()).strip());
        }
        return byUsername.values().stream()
                .filter(account -> keys.opens(account.source(), presented.strip()))
                .findFirst();
    }

    private Optional<Account> ofBasic(String encoded) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        return colon < 0 ? Optional.empty() : open(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private Optional<Account> keyless(String agency) {
        List<Account> near = byUsername.values().stream()
                .filter(account -> account.keyless() && account.speaksFor(agency))
                .sorted(Comparator.comparingInt((Account account) -> depth(account, agency))
                        .reversed())
                .limit(2)
                .toList();
        boolean tie = near.size() == 2 && depth(near.get(0), agency) == depth(near.get(1), agency);
        return tie ? Optional.empty() : near.stream().findFirst();
    }

    private static int depth(Account account, String agency) {
        return account.scope(agency).map(AgencyCode::depth).orElse(0);
    }
}
