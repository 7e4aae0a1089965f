package vn.lienthong.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** The portal's own protocol: login, then every call in the envelope with the session in the body (domain.md 1.2, 1.3). */
final class SessionTalk implements PortalTalk {
    private final Wire wire = new Wire("");
    private final URI login;
    private final URI services;
    private final Credentials credentials;
    private String session = "";

    SessionTalk(URI hub, Credentials credentials) {
        this.login = hub.resolve("/dvcqg/login");
        this.services = hub.resolve("/dvcqg/services");
        this.credentials = credentials;
    }

    @Override
    public Answer procedure(String code) {
        return call(envelope("LayThuTuc").put("maTTHC", code));
    }

    @Override
    public Answer find(String number) {
        return call(envelope("TraCuuHoSo").put("mahoso", number));
    }

    @Override
    public Answer dossiers(Agency agency, boolean updating, ArrayNode dossiers) {
        ObjectNode body = envelope("DongBoHoSoMC").put("isUpdating", updating ? "True" : "False");
        body.set("data", dossiers);
        return call(body);
    }

    @Override
    public Answer steps(Agency agency, ArrayNode steps) {
        ObjectNode body = envelope("CapNhatTienDoHoSoMC");
        body.set("data", steps);
        return call(body);
    }

    private ObjectNode envelope(String service) {
        return Shapes.JSON
                .createObjectNode()
                .put("session", "")
                .put("madonvi", credentials.madonvi())
                .put("service", service);
    }

    /** Logs in when there is no session, and once more when the hub says it has expired. */
    private Answer call(ObjectNode body) {
        if (session.isEmpty() && !loggedIn()) {
            return Answer.LOST;
        }
        Answer answer = send(body);
        if (answer.kind() != Answer.Kind.EXPIRED) {
            return answer;
        }
        return loggedIn() ? send(body) : Answer.LOST;
    }

    private Answer send(ObjectNode body) {
        return wire.post(services, Shapes.write(body.put("session", session)));
    }

    private boolean loggedIn() {
        ObjectNode body = Shapes.JSON
                .createObjectNode()
                .put("username", credentials.username())
                .put("password", credentials.password());
        session = wire.post(login, Shapes.write(body)).session();
        return !session.isEmpty();
    }
}
