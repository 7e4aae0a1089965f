package vn.lienthong.corridor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Credentials;

/**
 * Which agencies have a credential at the portal, in which protocol and from which day, as it stood at a position of the journal:
 * changing hub.properties is an ACTIVATION entry like a new mapping, so that a rebuild decides as was decided then. What
 * the clock says is what the entry says that is being applied. Names only; never a password.
 */
public final class ActiveCredentials implements Credentials {
    /** The party of such an entry; no source may have this code. */
    public static final String PARTY = "portal";

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private volatile List<Account> accounts = List.of();

    /**
     * An agency's account in one protocol.
     *
     * @param from the first day, in Việt Nam, on which new dossiers go by it; null for always
     */
    public record Account(AgencyCode agency, Protocol protocol, LocalDate from) {
        /** Reads what {@link #toString} writes; a bare agency is an account in the envelope protocol. */
        static Account parse(String line) {
            String[] parts = line.split(" ", 2);
            AgencyCode agency = new AgencyCode(Protocol.agency(parts[0]));
            return new Account(agency, Protocol.of(parts[0]), parts.length < 2 ? null : LocalDate.parse(parts[1]));
        }

        private boolean isInForce(LocalDate day) {
            return from == null || !day.isBefore(from);
        }

        private LocalDate since() {
            return from == null ? LocalDate.MIN : from;
        }

        String credential() {
            return protocol.credential(agency);
        }

        @Override
        public String toString() {
            return credential() + (from == null ? "" : " " + from);
        }
    }

    /**
     * The deepest one that contains the agency (FM-50); of an agency's two the one that began last. For a dossier that has begun in a
     * protocol the day does not matter.
     */
    @Override
    public Optional<String> find(AgencyCode agencyToday, Protocol begun, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, VIETNAM);
        return accounts.stream()
                .filter(account -> agencyToday.isWithin(account.agency()))
                .filter(account -> begun == null ? account.isInForce(day) : account.protocol() == begun)
                .max(Comparator.comparingInt(
                                (Account account) -> account.agency().depth())
                        .thenComparing(Account::since)
                        .thenComparing(Account::protocol))
                .map(Account::credential);
    }

    public static boolean isMeant(Entry entry) {
        return entry.kind() == Kind.ACTIVATION && entry.party().equals(PARTY);
    }

    void activate(Entry entry) {
        accounts = entry.payload().text().lines().map(Account::parse).toList();
    }

    /** What an ACTIVATION entry carries. */
    public static Payload text(Collection<Account> accounts) {
        return Payload.ofText(String.join(
                "\n", accounts.stream().map(Account::toString).sorted().toList()));
    }
}
