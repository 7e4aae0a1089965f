package vn.lienthong.demo;

import java.time.Instant;
import java.util.List;

/**
 * A province's relay (Hà Giang, now Tuyên Quang): bare arrays to /dvcqg/relay/DongBoHoSoMC and CapNhatTienDoHoSoMC. It
 * has no look-up, so what it does not remember it creates, and learns from "đã tồn tại".
 */
public final class RelaySource extends PortalSource {
    private static final int BATCH = 10;

    public RelaySource(Part part, HubDoor hub) {
        super(part, Procedures.PROVINCE, new RelayTalk(hub), BATCH);
    }

    /** The part as the demo plays it. */
    public static Part part(String code, long seed, Instant now, int dossiers, int ticks) {
        List<Flaw> flaws = List.of(Flaw.UNKNOWN_STATUS, Flaw.IMPOSSIBLE_DATE, Flaw.MISSING_NUMBER);
        return new Part(code, seed, now, dossiers, ticks, Agencies.TUYEN_QUANG, flaws);
    }
}
