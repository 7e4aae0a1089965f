package vn.lienthong.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.Redelivery;

/** Journals whose deliveries the test itself can read: a line a record, {@code number|other|status|procedure|agency|person|hour}. */
final class Written implements Rereading {
    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    /** A first line that says before which position the rest cannot be read. */
    private static final String UNREADABLE = "UNREADABLE UNTIL ";

    static final String PERSON = "0990900000";

    @Override
    public void activate(Entry entry) {
        // The test is the mapping.
    }

    @Override
    public List<Heard> read(Entry delivery, long before) {
        List<Heard> heard = new ArrayList<>();
        String text = delivery.payload().text();
        if (text.startsWith(UNREADABLE)) {
            String until = text.substring(UNREADABLE.length(), text.indexOf('\n'));
            if (before < Long.parseLong(until)) {
                Problem problem = new Problem(ProblemCode.UNREADABLE_DELIVERY, "", "Cần JSON", "Expected JSON");
                return List.of(new Heard.Failed(0, null, problem, null));
            }
            text = text.substring(text.indexOf('\n') + 1);
        }
        text.lines().forEach(line -> heard.add(read(heard.size(), line.split("\\|", -1))));
        return heard;
    }

    @Override
    public Admission admission() {
        return status -> Optional.empty();
    }

    @Override
    public boolean agrees(Redelivery batch, String source, long decision) {
        return true;
    }

    static long decide(Journal journal, int minute, Decision.Action action, long delivery) {
        ProblemKey key = new ProblemKey(delivery, 0, 0);
        return append(journal, Kind.DECISION, "chi-hoa", minute, new Decision(action, List.of(key)).facts(), "");
    }

    private static Heard read(int index, String[] said) {
        DossierNumber number = new DossierNumber(said[0]);
        if (said[2].isEmpty()) {
            Problem problem = new Problem(ProblemCode.CODE_UNKNOWN, "tt", "Cần mã", "Expected a code");
            return new Heard.Failed(index, number, problem, null);
        }
        AgencyCode agency = new AgencyCode(said[4]);
        DossierStatus status = new DossierStatus(
                number,
                said[1].isEmpty() ? null : said[1],
                new Agency(agency, null, agency),
                new Procedure(said[3], null, null, null, null),
                null,
                new Applicant(ApplicantKind.CITIZEN, null, said[5], null, null, null, null, null),
                new Times(null, null, null, null, null, null),
                MainStatus.find(Integer.parseInt(said[2])).orElseThrow(),
                null,
                null,
                null,
                null,
                List.of(),
                new EventTime(BEGIN.plus(Duration.ofHours(Long.parseLong(said[6]))), 0));
        return new Heard.Status(index, status, true, Heard.Hint.NONE);
    }

    static String record(String number, String other, int status, String person, int hour) {
        return String.join("|", number, other, Integer.toString(status), "1.009742", "H56.22.17", person, "" + hour);
    }

    static long deliver(Journal journal, String source, int minute, String... records) {
        return append(journal, Kind.DELIVERY, source, minute, Map.of(), String.join("\n", records));
    }

    static long append(
            Journal journal, Kind kind, String party, int minute, Map<String, String> facts, String payload) {
        Instant at = BEGIN.plus(Duration.ofMinutes(minute));
        return journal.append(new Draft(kind, party, at, "text/plain", facts, Payload.ofText(payload)))
                .join();
    }

    static long request(Journal journal, int minute, Call.Service service, String... numbers) {
        List<CallFacts.Item> items = new ArrayList<>();
        for (String number : numbers) {
            items.add(new CallFacts.Item(new DossierNumber(number), 0, new Sent(Version.NONE, 0, 0, Fingerprint.NONE)));
        }
        Map<String, String> facts = Map.of("service", service.name(), "items", CallFacts.lines(items));
        return append(journal, Kind.REQUEST, "H56", minute, facts, "");
    }

    static long answer(Journal journal, int minute, long request, Outcome.Kind kind, String code) {
        Outcome outcome = new Outcome(kind, code, "", Duration.ZERO);
        return append(
                journal,
                Kind.ANSWER,
                "H56",
                minute,
                CallFacts.ofAnswer(new CallFacts.Answered(request, outcome, 200)),
                "");
    }

    /** A few hundred entries of every kind, of which some decide about those in front of them. */
    static void fill(Journal journal, Random random, int entries) {
        long request = 0;
        for (int i = 0; i < entries; i++) {
            int minute = i - random.nextInt(3);
            switch (random.nextInt(10)) {
                case 0 -> request = request(journal, minute, Call.Service.CREATE, number(random), number(random));
                case 1 -> answer(journal, minute, request, Outcome.Kind.REFUSED, "E" + random.nextInt(3));
                case 2 -> {
                    ProblemKey key = new ProblemKey(1 + random.nextInt(i + 1), random.nextInt(3), 0);
                    Decision.Action action = Decision.Action.values()[random.nextInt(2)];
                    append(journal, Kind.DECISION, "chi-hoa", minute, new Decision(action, List.of(key)).facts(), "");
                }
                case 3 -> append(journal, Kind.INTERVAL, "yen-lang", minute, Map.of(), "");
                default -> deliver(journal, random.nextBoolean() ? "thanh-hoa" : "yen-lang", minute, records(random));
            }
        }
    }

    private static String[] records(Random random) {
        String[] records = new String[1 + random.nextInt(4)];
        for (int i = 0; i < records.length; i++) {
            records[i] = String.join(
                    "|",
                    number(random),
                    random.nextInt(5) == 0 ? "KHAC-" + random.nextInt(40) : "",
                    random.nextInt(12) == 0 ? "" : "" + (1 + random.nextInt(10)),
                    "1.00" + random.nextInt(9),
                    "H56." + (11 + random.nextInt(4)) + "." + (1 + random.nextInt(4)),
                    PERSON + (10 + random.nextInt(80)),
                    "" + random.nextInt(500));
        }
        return records;
    }

    private static String number(Random random) {
        return "H56.98-" + random.nextInt(120);
    }
}
