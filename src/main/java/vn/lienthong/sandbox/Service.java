package vn.lienthong.sandbox;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The services this stand-in offers, at which door, with which envelope keys beside session, madonvi and service (domain.md 1.3, 1.5). */
enum Service {
    DOSSIERS("DongBoHoSoMC", Door.INTEGRATION, Set.of("isUpdating", "data")),
    STEPS("CapNhatTienDoHoSoMC", Door.INTEGRATION, Set.of("data")),
    LOOK_UP("TraCuuHoSo", Door.SHARE, Set.of("mahoso")),
    PROCEDURE("LayThuTuc", Door.SHARE, Set.of("maTTHC")),
    PROCEDURES("LayDanhSachTTHC", Door.SHARE, Set.of()),
    AGENCIES("LayDanhMucCoQuan", Door.SHARE, Set.of()),
    SECTORS("LayDanhMucLinhVuc", Door.SHARE, Set.of());

    /** How logging in is named in logs and faults; it has no service field. */
    static final String LOGIN = "login";

    static final Set<String> COMMON = Set.of("session", "madonvi", "service");

    final String wireName;
    final Door door;
    final Set<String> keys;

    Service(String wireName, Door door, Set<String> keys) {
        this.wireName = wireName;
        this.door = door;
        this.keys = keys;
    }

    static Optional<Service> find(String wireName) {
        return Arrays.stream(values()).filter(s -> s.wireName.equals(wireName)).findFirst();
    }
}
