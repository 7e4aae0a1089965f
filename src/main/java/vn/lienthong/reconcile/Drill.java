package vn.lienthong.reconcile;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienthong.dossier.DossierNumber;

/**
 * {@code bench reconcile}: two parties with the same invented dossiers but for so many seeded faults, compared by their digests in the
 * bytes of the format. Says what was found, what was not, and what it cost.
 */
public final class Drill {
    private static final List<Fact> FIELDS =
            List.of(Fact.STATUS, Fact.RECEIVED, Fact.DUE, Fact.FINISHED, Fact.RETURNED);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Window WINDOW = new Window(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));

    private final int dossiers;
    private final long seed;
    private final Map<Integer, Fault> faults = new TreeMap<>();

    /** What is done to one dossier of ours. */
    private enum Fault {
        WE_LACK,
        THEY_LACK,
        STATUS,
        DUE,
        RETURNED
    }

    /**
     * @param found faults found, with the right kind and field
     * @param wrong what was reported and is no fault, or was named wrongly
     * @param bytes that the other party sent
     * @param dump bytes of its whole list in the same format
     * @param listed dossiers that were listed one by one
     */
    public record Result(
            int dossiers,
            int faults,
            int found,
            int wrong,
            long bytes,
            long dump,
            int questions,
            int listed,
            long seed) {
        public double percent() {
            return 100.0 * bytes / dump;
        }

        /** All found, nothing else, at most one percent sent. */
        public boolean isFine() {
            return found == faults && wrong == 0 && percent() <= 1.0;
        }
    }

    private Drill(int dossiers, int faults, long seed) {
        this.dossiers = dossiers;
        this.seed = seed;
        Random random = new Random(seed);
        while (this.faults.size() < Math.min(faults, dossiers)) {
            this.faults.put(random.nextInt(dossiers), Fault.values()[random.nextInt(Fault.values().length)]);
        }
    }

    public static Result run(int dossiers, int faults, long seed) {
        return new Drill(dossiers, faults, seed).run();
    }

    private Result run() {
        DigestTree.Builder ours = new DigestTree.Builder(FIELDS);
        DigestTree.Builder theirs = new DigestTree.Builder(FIELDS);
        long dump = DigestJson.writeDossiers(FIELDS, List.of()).size();
        for (int i = 0; i < dossiers; i++) {
            Facts source = source(i);
            Facts hub = hub(i).orElse(null);
            if (hub != null) {
                ours.add(hub);
            }
            if (faults.get(i) != Fault.THEY_LACK) {
                theirs.add(source);
                dump += size(source);
            }
        }
        DigestService service = new DigestService(FIELDS, theirs.build(), number -> source(index(number)));
        RemoteDigests remote = new RemoteDigests(
                (path, query) -> {
                    List<String> asked = asked(query);
                    return path.equals("list") ? service.list(asked) : service.digests(asked);
                },
                WINDOW);
        List<Suspicion> found = new Descent(ours.build(), remote).run();
        return judge(found, remote, dump);
    }

    private Result judge(List<Suspicion> found, RemoteDigests remote, long dump) {
        TreeSet<Integer> right = new TreeSet<>();
        int wrong = 0;
        for (Suspicion one : found) {
            int i = index(one.number().value());
            if (faults.containsKey(i) && name(one).equals(faults.get(i)) && right.add(i)) {
                continue;
            }
            wrong++;
        }
        return new Result(
                dossiers,
                faults.size(),
                right.size(),
                wrong,
                remote.bytes(),
                dump,
                remote.questions(),
                remote.listed(),
                seed);
    }

    private Fault name(Suspicion one) {
        if (one.said() == null) {
            return Fault.THEY_LACK;
        }
        Optional<Facts> ours = hub(index(one.number().value()));
        if (ours.isEmpty()) {
            return Fault.WE_LACK;
        }
        Fact differs = ours.get().differing(one.said().facts()).get(0);
        return switch (differs) {
            case STATUS -> Fault.STATUS;
            case DUE -> Fault.DUE;
            default -> Fault.RETURNED;
        };
    }

    private List<String> asked(String query) {
        String last = query.substring(query.lastIndexOf('=') + 1);
        return Arrays.asList(last.split(",", -1));
    }

    /** A comma more than the array takes. */
    private static int size(Facts facts) {
        return facts.number().value().length()
                + facts.values().values().stream().mapToInt(String::length).sum()
                + 3 * (facts.values().size() + 1)
                + 2;
    }

    private static int index(String number) {
        return Integer.parseInt(number.substring(number.length() - 8));
    }

    private Optional<Facts> hub(int i) {
        Facts source = source(i);
        Fault fault = faults.get(i);
        if (fault == null || fault == Fault.THEY_LACK) {
            return Optional.of(source);
        }
        if (fault == Fault.WE_LACK) {
            return Optional.empty();
        }
        Map<Fact, String> values = new EnumMap<>(source.values());
        switch (fault) {
            case STATUS -> values.merge(Fact.STATUS, "", (was, none) -> was.equals("4") ? "9" : "4");
            case DUE -> values.put(Fact.DUE, "20261231170000");
            default -> values.put(Fact.RETURNED, "20261231170001");
        }
        return Optional.of(new Facts(source.number(), values));
    }

    private Facts source(int i) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        int status = 2 + random.nextInt(9);
        LocalDateTime received = WINDOW.from().atTime(7, 30).plusMinutes(random.nextInt(31 * 24 * 60 - 480));
        LocalDateTime due = received.plusDays(1 + random.nextInt(20));
        boolean ended = status >= 9;
        Map<Fact, String> values = new EnumMap<>(Fact.class);
        values.put(Fact.STATUS, Integer.toString(status));
        values.put(Fact.RECEIVED, TIME.format(received));
        values.put(Fact.DUE, TIME.format(due));
        values.put(Fact.FINISHED, ended ? TIME.format(due.minusHours(random.nextInt(48))) : "");
        values.put(Fact.RETURNED, status == 10 ? TIME.format(due) : "");
        return new Facts(new DossierNumber(String.format(Locale.ROOT, "000.00.14.H56-2610-%08d", i)), values);
    }
}
