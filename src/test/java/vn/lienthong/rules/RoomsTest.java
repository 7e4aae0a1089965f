package vn.lienthong.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rooms (src/docs/design.md, 2): who may import whom. Changing it is a decision, with a record. */
class RoomsTest {
    private static final Map<String, Set<String>> LOWER_FLOORS = Map.ofEntries(
            Map.entry("journal", Set.of()),
            Map.entry("dossier", Set.of()),
            Map.entry("vault", Set.of("journal")),
            Map.entry("sandbox", Set.of()),
            Map.entry("catalogue", Set.of("journal")),
            Map.entry("source", Set.of("journal")),
            Map.entry("evidence", Set.of("journal")),
            Map.entry("retention", Set.of("journal")),
            Map.entry("witness", Set.of("evidence")),
            Map.entry("audit", Set.of("evidence", "journal")),
            Map.entry("mapping", Set.of("dossier", "journal", "catalogue")),
            Map.entry("workbench", Set.of("mapping", "dossier", "journal", "catalogue")),
            Map.entry("ledger", Set.of("dossier", "journal", "vault")),
            Map.entry("portal", Set.of("dossier", "journal")),
            Map.entry("search", Set.of("dossier", "journal", "ledger")),
            Map.entry("indicator", Set.of("dossier", "ledger")),
            Map.entry("cadence", Set.of("ledger")),
            Map.entry("dropin", Set.of("source", "journal", "ledger", "catalogue", "dossier")),
            Map.entry("access", Set.of("source", "journal")),
            Map.entry("operator", Set.of("access", "source", "journal", "ledger", "mapping", "workbench")),
            Map.entry(
                    "dashboard",
                    Set.of(
                            "source",
                            "journal",
                            "ledger",
                            "catalogue",
                            "dossier",
                            "mapping",
                            "workbench",
                            "access",
                            "operator",
                            "cadence",
                            "reconcile",
                            "replay",
                            "redeliver",
                            "evidence",
                            "audit",
                            "search",
                            "indicator")),
            Map.entry("reconcile", Set.of("source", "journal", "dossier", "catalogue", "ledger")),
            Map.entry("replay", Set.of("mapping", "workbench", "dossier", "journal", "catalogue", "ledger", "vault")),
            Map.entry("redeliver", Set.of("source", "replay", "mapping", "dossier", "journal", "ledger")),
            Map.entry("demo", Set.of("sandbox")),
            Map.entry("bench", Set.of("sandbox")),
            Map.entry("asking", Set.of("source", "journal", "dossier", "mapping", "ledger", "dashboard")),
            Map.entry(
                    "corridor",
                    Set.of(
                            "asking",
                            "source",
                            "journal",
                            "dossier",
                            "catalogue",
                            "mapping",
                            "ledger",
                            "portal",
                            "dropin",
                            "access",
                            "operator",
                            "cadence",
                            "evidence",
                            "retention",
                            "reconcile",
                            "replay",
                            "redeliver",
                            "search",
                            "audit",
                            "indicator",
                            "dashboard")));

    private static final Set<String> WITH_CAMEL = Set.of("corridor", "asking", "hub", "check");

    private static final Set<String> BESIDE_THE_HOUSE = Set.of("sandbox", "demo", "bench", "witness");

    static final Map<String, Set<String>> MAY_IMPORT = withUpperFloor();

    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.lienthong");

    /** Where the rooms are put together, checked and started. */
    private static Map<String, Set<String>> withUpperFloor() {
        Set<String> house = new TreeSet<>(LOWER_FLOORS.keySet());
        house.removeAll(BESIDE_THE_HOUSE);
        Map<String, Set<String>> rooms = new TreeMap<>(LOWER_FLOORS);
        rooms.put("settings", Set.copyOf(house));
        house.add("settings");
        rooms.put("hub", Set.copyOf(house));
        house.add("hub");
        rooms.put("check", Set.copyOf(house));
        house.add("check");
        house.addAll(BESIDE_THE_HOUSE);
        rooms.put("command", Set.copyOf(house));
        return rooms;
    }

    static List<String> rooms() {
        return new ArrayList<>(MAY_IMPORT.keySet());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_imports_only_the_rooms_the_table_allows(String room) {
        String[] forbidden = MAY_IMPORT.keySet().stream()
                .filter(other -> !other.equals(room) && !MAY_IMPORT.get(room).contains(other))
                .map(other -> "vn.lienthong." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("vn.lienthong." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("the rooms lie on one way: " + room + " may import " + MAY_IMPORT.get(room))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void every_class_is_in_a_room() {
        noClasses().should().resideInAPackage("vn.lienthong").check(HOUSE);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("vn.lienthong.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void every_room_is_in_the_table() {
        List<String> unknown = HOUSE.stream()
                .map(type -> type.getPackageName()
                        .replaceFirst("^vn\\.lienthong\\.?", "")
                        .replaceFirst("\\..*", ""))
                .filter(room -> !room.isEmpty() && !MAY_IMPORT.containsKey(room))
                .distinct()
                .toList();
        org.assertj.core.api.Assertions.assertThat(unknown).isEmpty();
    }

    @Test
    void camel_stays_where_the_routes_call() {
        String[] rooms = MAY_IMPORT.keySet().stream()
                .filter(room -> !WITH_CAMEL.contains(room))
                .map(room -> "vn.lienthong." + room + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("rooms build and read bodies; routes carry them")
                .check(HOUSE);
    }

    @Test
    void the_dossier_room_is_pure() {
        noClasses()
                .that()
                .resideInAPackage("vn.lienthong.dossier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml..", "java.sql..", "javax.sql..", "java.io..", "java.net..", "org.slf4j..")
                .check(HOUSE);
    }

    @Test
    void only_storing_rooms_speak_sql() {
        String[] silent = {
            "dossier",
            "source",
            "evidence",
            "mapping",
            "portal",
            "dropin",
            "access",
            "operator",
            "cadence",
            "reconcile",
            "replay",
            "search",
            "dashboard",
            "sandbox"
        };
        noClasses()
                .that()
                .resideInAnyPackage(Arrays.stream(silent)
                        .map(r -> "vn.lienthong." + r + "..")
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .allowEmptyShould(true)
                .check(HOUSE);
    }
}
