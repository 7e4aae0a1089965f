package vn.lienthong.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Everyone in the demo: one simulator for each kind of source system, and the relay beside the drop-in client. */
public final class Cast {
    public static final String OPENCPS = "thanh-hoa";
    public static final String DROP_IN = "thue";
    public static final String RELAY = "tuyen-quang";
    public static final String IGATE = "quang-ngai";
    public static final String TABLE = "da-nang";
    public static final String FILES = "hai-phong";
    public static final String LGSP = "hai-quan";

    /**
     * What the play needs from outside.
     *
     * @param hub like http://127.0.0.1:8080
     * @param keys from a source's code to its API key at the hub
     * @param dropIn how the drop-in client logs in at the hub
     * @param folder where the exports are dropped
     * @param jdbcUrl the intermediate table's H2 database
     * @param now every event lies before this moment
     * @param seed the same seed gives the same play
     * @param dossiers how many dossiers each source has
     * @param ticks how many ticks the play lasts
     */
    public record Props(
            URI hub,
            UnaryOperator<String> keys,
            Credentials dropIn,
            Path folder,
            String jdbcUrl,
            Instant now,
            long seed,
            int dossiers,
            int ticks) {
        HubDoor door(String code) {
            return new HubDoor(hub, keys.apply(code));
        }
    }

    private Cast() {}

    /** Not started yet. Quảng Ngãi will claim a dossier of Thanh Hóa at the end. */
    public static List<Simulator> of(Props p) {
        OpenCpsSource openCps =
                new OpenCpsSource(OpenCpsSource.part(OPENCPS, p.seed() + 1, p.now(), p.dossiers(), p.ticks()));
        IGateSource iGate =
                new IGateSource(IGateSource.part(IGATE, p.seed() + 2, p.now(), p.dossiers(), p.ticks()), p.door(IGATE));
        iGate.claimAtTheEnd(openCps.firstNumber());
        return List.of(
                openCps,
                new DropInSource(
                        DropInSource.part(DROP_IN, p.seed() + 3, p.now(), p.dossiers(), p.ticks()),
                        p.hub(),
                        p.dropIn()),
                new RelaySource(RelaySource.part(RELAY, p.seed() + 4, p.now(), p.dossiers(), p.ticks()), p.door(RELAY)),
                iGate,
                new TableSource(TableSource.part(TABLE, p.seed() + 5, p.now(), p.dossiers(), p.ticks()), p.jdbcUrl()),
                new FileSource(FileSource.part(FILES, p.seed() + 6, p.now(), p.dossiers(), p.ticks()), p.folder()),
                new LgspSource(LgspSource.part(LGSP, p.seed() + 7, p.now(), p.dossiers(), p.ticks()), p.door(LGSP)));
    }
}
