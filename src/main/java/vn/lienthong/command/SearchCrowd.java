package vn.lienthong.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.ApplicantKind;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.dossier.Sent;
import vn.lienthong.dossier.Times;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.Seal;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.search.Query;
import vn.lienthong.search.Rereading;

/**
 * An invented journal of any length for the search's bench: message n is made from n and the seed alone, so that nothing of it need be kept. Of ten
 * messages four are deliveries of one record, three are requests and three their answers. Is its own mapping.
 */
final class SearchCrowd implements Rereading {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration APART = Duration.ofSeconds(3);
    private static final Seal SEAL = new Seal("none", "", "", "", "");
    private static final EventTime UNTIMED = EventTime.NONE;
    private static final Times NO_TIMES = new Times(null, null, null, null, null, null);

    private final long seed;
    private final long dossiers;

    SearchCrowd(long entries, long seed) {
        this.seed = seed;
        this.dossiers = Math.max(1, entries * 3 / 8);
    }

    Entry entry(long at) {
        return switch ((int) (at % 10)) {
            case 4, 5, 6 -> made(at, Kind.REQUEST, "H" + (10 + province(dossier(at), 34)), request(at));
            case 7, 8, 9 -> made(at, Kind.ANSWER, "H" + (10 + province(dossier(at - 3), 34)), answer(at));
            default -> made(at, Kind.DELIVERY, source(at), Map.of());
        };
    }

    private Entry made(long at, Kind kind, String party, Map<String, String> facts) {
        return new Entry(at, kind, party, time(at), "application/json", facts, Payload.empty(), SEAL);
    }

    private static Instant time(long at) {
        return BEGIN.plus(APART.multipliedBy(at));
    }

    private Map<String, String> request(long at) {
        Sent sent = new Sent(new Version(at, 0), 1, 4, Fingerprint.NONE);
        CallFacts.Item item = new CallFacts.Item(new DossierNumber(number(at)), 0, sent);
        return Map.of("service", Call.Service.UPDATE.name(), "items", CallFacts.lines(List.of(item)));
    }

    private Map<String, String> answer(long at) {
        boolean refused = mix(at, 9) % 100 == 0;
        Outcome outcome = new Outcome(
                refused ? Outcome.Kind.REFUSED : Outcome.Kind.DONE, refused ? "E7" : "0", "", Duration.ZERO);
        return CallFacts.ofAnswer(new CallFacts.Answered(at - 3, outcome, 200));
    }

    @Override
    public void activate(Entry entry) {
        // Nothing changes: this is its own mapping.
    }

    @Override
    public Admission admission() {
        return status -> Optional.empty();
    }

    @Override
    public boolean agrees(Redelivery batch, String source, long decision) {
        return true;
    }

    @Override
    public List<Heard> read(Entry delivery, long before) {
        long at = delivery.position();
        DossierNumber number = new DossierNumber(number(at));
        if (mix(at, 8) % 100 == 0) {
            Problem problem = new Problem(ProblemCode.CODE_UNKNOWN, "", "", "");
            return List.of(new Heard.Failed(0, number, problem, null));
        }
        AgencyCode agency = new AgencyCode(agency(at));
        DossierStatus status = new DossierStatus(
                number,
                other(at),
                new Agency(agency, null, agency),
                new Procedure(procedure(at), null, null, null, null),
                null,
                new Applicant(ApplicantKind.CITIZEN, null, person(at), null, null, null, null, null),
                NO_TIMES,
                MainStatus.find(Integer.parseInt(status(at))).orElseThrow(),
                null,
                null,
                null,
                null,
                List.of(),
                UNTIMED);
        return List.of(new Heard.Status(0, status, true, Heard.Hint.NONE));
    }

    private long dossier(long at) {
        return mix(at, 1) % dossiers;
    }

    private long province(long dossier, int of) {
        return mix(dossier, 2) % of;
    }

    String number(long at) {
        long dossier = dossier(at);
        return "H" + (10 + province(dossier, 34)) + ".22.17-26" + String.format("%09d", dossier);
    }

    String other(long at) {
        return "000.22.17-" + dossier(at);
    }

    /** Begins with 099, as no person's number does. */
    String person(long at) {
        return String.format("099%09d", mix(dossier(at), 3) % 1_000_000_000L);
    }

    String procedure(long at) {
        return "1." + String.format("%06d", mix(dossier(at), 4) % 6_000);
    }

    String province(long at) {
        return "H" + (10 + province(dossier(at), 34));
    }

    String agency(long at) {
        long of = mix(dossier(at), 5);
        return province(at) + "." + (1 + of % 20) + "." + (1 + of / 20 % 30);
    }

    String source(long at) {
        return "tinh-" + province(dossier(at), 34);
    }

    String status(long at) {
        return Long.toString(1 + mix(at, 6) % 10);
    }

    /** The day around a message. */
    Query day(long at, Query query) {
        Instant from = time(at);
        return new Query(
                query.values(),
                Set.of(),
                Optional.of(from),
                Optional.of(from.plus(Duration.ofDays(1))),
                Optional.empty(),
                query.limit());
    }

    /** Never negative. */
    private long mix(long value, int salt) {
        long mixed = (value * 0x9E3779B97F4A7C15L) ^ (seed + salt * 0xBF58476D1CE4E5B9L);
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (mixed ^ mixed >>> 31) >>> 1;
    }
}
