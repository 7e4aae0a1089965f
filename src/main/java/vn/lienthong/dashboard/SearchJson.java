package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import vn.lienthong.evidence.InclusionProof;
import vn.lienthong.search.Found;
import vn.lienthong.search.IndexState;
import vn.lienthong.search.Line;
import vn.lienthong.search.Place;
import vn.lienthong.search.Scanned;

/** A search's answer for programs. */
final class SearchJson {
    private SearchJson() {}

    /** @param last the journal's last message */
    static ObjectNode found(Found found, long last, IndexState state) {
        return page(found.lines(), found.next(), found.reach(), last, state);
    }

    static ObjectNode scanned(Scanned scanned, long last, IndexState state) {
        ObjectNode body = page(scanned.lines(), scanned.next(), scanned.reach(), last, state);
        body.putObject("scan")
                .put("looked", scanned.looked())
                .put("done", scanned.next().isEmpty());
        return body;
    }

    private static ObjectNode page(List<Line> lines, Optional<Place> next, long reach, long last, IndexState state) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("lines");
        lines.forEach(line -> put(list.addObject(), line));
        body.put("next", next.map(Place::toString).orElse(null));
        body.put("reach", reach);
        body.put("last", last);
        body.put("state", state.word());
        return body;
    }

    static void put(ObjectNode body, Line line) {
        body.put("position", line.position());
        body.put("index", line.index());
        body.put("kind", line.kind().name());
        body.put("party", line.party());
        body.put("at", line.at().toString());
        body.put("dossier", line.number());
        body.put("status", line.status());
        body.put("procedure", Mask.sentence(line.procedure()));
        body.put("agency", Mask.sentence(line.agency()));
        body.put("code", line.code());
    }

    static ObjectNode proof(InclusionProof proof) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("position", proof.position());
        body.put("index", proof.position() - 1);
        body.put("size", proof.size());
        body.put("leaf", proof.leaf());
        proof.path().forEach(body.putArray("path")::add);
        body.put("checkpoint", proof.checkpoint());
        return body;
    }
}
