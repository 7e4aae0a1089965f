package vn.lienthong.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The services this stand-in offers, at which door, with which envelope keys beside session, madonvi and service (domain.md 1.3, 1.5). */
enum Service {
    DOSSIERS("DongBoHoSoMC", Door.INTEGRATION, List.of("isUpdating", "data")),
    STEPS("CapNhatTienDoHoSoMC", Door.INTEGRATION, List.of("data")),
    LOOK_UP("TraCuuHoSo", Door.SHARE, List.of("mahoso")),
    PROCEDURE("LayThuTuc", Door.SHARE, List.of("maTTHC")),
    PROCEDURES("LayDanhSachTTHC", Door.SHARE, List.of()),
    AGENCIES("LayDanhMucCoQuan", Door.SHARE, List.of()),
    SECTORS("LayDanhMucLinhVuc", Door.SHARE, List.of());

    /** How logging in is named in logs and faults; it has no service field. */
    static final String LOGIN = "login";

    static final Set<String> COMMON = Set.of("session", "madonvi", "service");

    final String wireName;
    final Door door;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> keys;

    Service(String wireName, Door door, List<String> keys) {
        this.wireName = wireName;
        this.door = door;
        this.keys = keys;
    }

    /** The keys its envelope has beside the common ones; each is required. */
    List<String> keys() {
        return keys;
    }

    static Optional<Service> find(String wireName) {
        return Arrays.stream(values()).filter(s -> s.wireName.equals(wireName)).findFirst();
    }
}
