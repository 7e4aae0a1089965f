package vn.lienthong.demo;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A ministry's system that talks to the portal today and only changed its adapter URL: login, LayThuTuc, TraCuuHoSo,
 * DongBoHoSoMC in groups of up to five, CapNhatTienDoHoSoMC in groups of ten.
 */
public final class DropInSource extends PortalSource {
    private static final int BATCH = 5;

    /** @param hub like http://127.0.0.1:8080; the paths /dvcqg/login and /dvcqg/services are added */
    public DropInSource(Part part, URI hub, Credentials credentials) {
        super(part, Procedures.TAX, new SessionTalk(hub, credentials), BATCH);
    }

    /** The part as the demo plays it. */
    public static Part part(String code, long seed, Instant now, int dossiers, int ticks) {
        List<Flaw> flaws = List.of(Flaw.UNKNOWN_STATUS, Flaw.IMPOSSIBLE_DATE, Flaw.END_BEFORE_START);
        return new Part(code, seed, now, dossiers, ticks, Agencies.TAX, flaws);
    }
}
