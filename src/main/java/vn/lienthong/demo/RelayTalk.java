package vn.lienthong.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;

/** The provincial relay: the envelope's keys in the query, a bare array as body, no session and no look-up (domain.md 1.8). */
final class RelayTalk implements PortalTalk {
    private static final Answer NOTHING = new Answer(Answer.Kind.DONE, false, "");

    private final Wire wire;
    private final URI base;

    RelayTalk(HubDoor hub) {
        this.wire = new Wire(hub.apiKey());
        this.base = hub.base();
    }

    @Override
    public Answer procedure(String code) {
        return NOTHING;
    }

    @Override
    public Answer find(String number) {
        return NOTHING;
    }

    @Override
    public Answer dossiers(Agency agency, boolean updating, ArrayNode dossiers) {
        String query = "DongBoHoSoMC?MaDinhDanhDV=" + agency.code() + "&isUpdating=" + (updating ? "True" : "False");
        return wire.post(base.resolve("/dvcqg/relay/" + query), Shapes.write(dossiers));
    }

    @Override
    public Answer steps(Agency agency, ArrayNode steps) {
        String query = "CapNhatTienDoHoSoMC?MaDinhDanhDV=" + agency.code();
        return wire.post(base.resolve("/dvcqg/relay/" + query), Shapes.write(steps));
    }
}
