package vn.lienthong.sandbox;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How the sandbox portal behaves. Immutable; {@link #defaults()} and the {@code with…} methods make others.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param paths where the three doors are; the real portal's are configuration too (domain.md 1.1)
 * @param accounts credentials by name
 * @param openAccounts whether any {@code donvi_<X>} with {@code mat-khau-<X>} logs in for madonvi X without registration
 * @param sessionSeconds life of a session, counted from its login
 * @param duplicateSteps what happens to a step that is already held (the real portal's habit is unknown)
 * @param batchLimit most records in one call (the real limit is unknown)
 * @param successStyle how error_code says success
 * @param seed of faults drawn by chance, and of session names
 * @param keepPayloadsBelow last payloads are kept (compressed) while fewer dossiers than this are held; 0 for never
 * @param faults in force from the start
 * @param poison dossier numbers that spoil every batch they are in, from the start
 * @param existing numbers of dossiers the portal already holds: adoption day
 * @param catalogue procedures, sectors and agencies it publishes
 * @param sixSteps how it speaks the protocol of 2026
 */
public record SandboxSettings(
        String host,
        int port,
        Paths paths,
        List<SandboxAccount> accounts,
        boolean openAccounts,
        int sessionSeconds,
        DuplicateSteps duplicateSteps,
        int batchLimit,
        SuccessStyle successStyle,
        long seed,
        int keepPayloadsBelow,
        Map<Fault, Integer> faults,
        Set<String> poison,
        List<String> existing,
        SandboxCatalogue catalogue,
        SixStepSettings sixSteps) {

    /** Both habits a portal may have with a step it already holds (domain.md 1.7). */
    public enum DuplicateSteps {
        KEPT,
        RECOGNISED
    }

    /** The three forms of success seen in the wild, or each in turn (domain.md 1.4). */
    public enum SuccessStyle {
        INTEGER,
        STRING,
        TWO_CHARACTERS,
        CYCLING
    }

    /** The three endpoints. */
    public record Paths(String login, String integration, String share) {
        public Paths {
            for (String path : List.of(login, integration, share)) {
                if (!path.startsWith("/") || path.startsWith("/sandbox")) {
                    throw new IllegalArgumentException(
                            "Expected a path that begins with '/' and not with '/sandbox', but found '" + path + "'");
                }
            }
        }
    }

    public SandboxSettings {
        if (sessionSeconds < 1 || batchLimit < 1 || keepPayloadsBelow < 0 || port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Expected sessionSeconds and batchLimit of 1 or more, keepPayloadsBelow of 0"
                            + " or more and a port of 0 to 65535, but found " + sessionSeconds + ", " + batchLimit
                            + ", "
                            + keepPayloadsBelow + ", " + port);
        }
        accounts = List.copyOf(accounts);
        faults = Map.copyOf(faults);
        faults.forEach(Fault::checked);
        poison = Set.copyOf(poison);
        existing = List.copyOf(existing);
    }

    public static SandboxSettings defaults() {
        return new Draft().settings();
    }

    public SandboxSettings withHost(String host) {
        return with(d -> d.host = host);
    }

    public SandboxSettings withPort(int port) {
        return with(d -> d.port = port);
    }

    public SandboxSettings withPaths(Paths paths) {
        return with(d -> d.paths = paths);
    }

    /** Exactly these accounts, and no open ones. */
    public SandboxSettings withAccounts(SandboxAccount... accounts) {
        return with(d -> {
            d.accounts = List.of(accounts);
            d.openAccounts = false;
        });
    }

    public SandboxSettings withSessionSeconds(int seconds) {
        return with(d -> d.sessionSeconds = seconds);
    }

    public SandboxSettings withDuplicateSteps(DuplicateSteps habit) {
        return with(d -> d.duplicateSteps = habit);
    }

    public SandboxSettings withBatchLimit(int limit) {
        return with(d -> d.batchLimit = limit);
    }

    public SandboxSettings withSuccessStyle(SuccessStyle style) {
        return with(d -> d.successStyle = style);
    }

    public SandboxSettings withSeed(long seed) {
        return with(d -> d.seed = seed);
    }

    public SandboxSettings withKeepPayloadsBelow(int dossiers) {
        return with(d -> d.keepPayloadsBelow = dossiers);
    }

    public SandboxSettings withFault(Fault fault, int value) {
        return with(d -> d.faults.put(fault, value));
    }

    public SandboxSettings withPoison(Collection<String> numbers) {
        return with(d -> d.poison = new TreeSet<>(numbers));
    }

    public SandboxSettings withExisting(Collection<String> numbers) {
        return with(d -> d.existing = List.copyOf(numbers));
    }

    public SandboxSettings withCatalogue(SandboxCatalogue catalogue) {
        return with(d -> d.catalogue = catalogue);
    }

    public SandboxSettings withSixSteps(SixStepSettings sixSteps) {
        return with(d -> d.sixSteps = sixSteps);
    }

    private SandboxSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The same fields, changeable: the only place that knows their order. */
    private static final class Draft {
        private String host = "127.0.0.1";
        private int port;
        private Paths paths = new Paths("/adapter/login", "/adapter/integration", "/adapter/share");
        private List<SandboxAccount> accounts = List.of();
        private boolean openAccounts = true;
        private int sessionSeconds = 1800;
        private DuplicateSteps duplicateSteps = DuplicateSteps.KEPT;
        private int batchLimit = 100;
        private SuccessStyle successStyle = SuccessStyle.CYCLING;
        private long seed = 766;
        private int keepPayloadsBelow = 10_000;
        private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
        private Set<String> poison = Set.of();
        private List<String> existing = List.of();
        private SandboxCatalogue catalogue = SandboxCatalogue.defaults();
        private SixStepSettings sixSteps = SixStepSettings.defaults();

        Draft() {}

        Draft(SandboxSettings from) {
            host = from.host;
            port = from.port;
            paths = from.paths;
            accounts = from.accounts;
            openAccounts = from.openAccounts;
            sessionSeconds = from.sessionSeconds;
            duplicateSteps = from.duplicateSteps;
            batchLimit = from.batchLimit;
            successStyle = from.successStyle;
            seed = from.seed;
            keepPayloadsBelow = from.keepPayloadsBelow;
            faults.putAll(from.faults);
            poison = from.poison;
            existing = from.existing;
            catalogue = from.catalogue;
            sixSteps = from.sixSteps;
        }

        SandboxSettings settings() {
            return new SandboxSettings(
                    host,
                    port,
                    paths,
                    accounts,
                    openAccounts,
                    sessionSeconds,
                    duplicateSteps,
                    batchLimit,
                    successStyle,
                    seed,
                    keepPayloadsBelow,
                    faults,
                    poison,
                    existing,
                    catalogue,
                    sixSteps);
        }
    }
}
