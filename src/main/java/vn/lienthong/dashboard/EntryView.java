package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.journal.Entry;

/** One entry of the journal: where it came from, how it is sealed, and its payload with everything personal masked. */
record EntryView(Wording wording, Entry entry, long last) {
    String page() {
        long position = entry.position();
        MaskedPayload payload = MaskedPayload.of(entry.contentType(), entry.payload());
        Map<String, Object> values = Frame.of(
                wording,
                wording.get("entryTitle", Long.toString(position)),
                "/thong-diep",
                "vi-tri",
                Long.toString(position));
        values.put("position", position);
        values.put("kind", entry.kind().name());
        values.put("kindText", wording.get("kind_" + entry.kind().name()));
        values.put("party", entry.party());
        values.put("at", wording.moment(entry.at()));
        values.put("contentType", entry.contentType());
        values.put("size", wording.number(entry.payload().size()));
        values.put("empty", entry.payload().size() == 0);
        values.put("form", wording.get("form_" + payload.form().word()));
        values.put("shown", !payload.text().isEmpty());
        values.put("payload", payload.text());
        values.put("cut", !payload.whole());
        values.put("facts", facts());
        values.put("noFacts", entry.facts().isEmpty());
        values.put("links", links());
        values.put("seal", seal());
        values.put("previous", position > 1);
        values.put("previousLink", wording.entryLink(position - 1));
        values.put("next", position < last);
        values.put("nextLink", wording.entryLink(position + 1));
        return Templates.render("entry", values);
    }

    private List<Map<String, Object>> facts() {
        List<Map<String, Object>> rows = new ArrayList<>();
        EntryFacts.shown(entry).forEach((name, value) -> rows.add(Map.of("name", name, "value", value)));
        return rows;
    }

    private List<Map<String, Object>> links() {
        EntryFacts.Mentions mentions = EntryFacts.mentions(entry);
        List<Map<String, Object>> links = new ArrayList<>();
        for (String number : mentions.dossiers()) {
            links.add(Map.of("link", wording.dossierLink(number), "text", wording.get("linkDossier", number)));
        }
        for (long position : mentions.positions()) {
            String text = wording.get("linkEntry", Long.toString(position));
            links.add(Map.of("link", wording.entryLink(position), "text", text));
        }
        return links;
    }

    private Map<String, Object> seal() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("keyId", entry.seal().keyId());
        values.put("commitment", entry.seal().commitment());
        values.put("leaf", entry.seal().leaf());
        values.put("chain", entry.seal().chain());
        return values;
    }
}
