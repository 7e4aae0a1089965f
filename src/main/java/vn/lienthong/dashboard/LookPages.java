package vn.lienthong.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.lienthong.access.Access;
import vn.lienthong.access.Answer;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Look;
import vn.lienthong.access.Looks;
import vn.lienthong.access.Person;
import vn.lienthong.access.Session;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;

/**
 * Where an auditor sees a payload as it is, or looks for a person: {@code /nguyen-van}, {@code /tim-nguoi}, and both for programs. Nothing is shown
 * before the look, with its purpose, is an entry of the journal. What is looked for is never part of an address, which proxies and browsers keep.
 */
public final class LookPages {
    public static final String PAYLOAD = "/nguyen-van";
    public static final String FIND = "/tim-nguoi";
    private static final int MOST_SHOWN = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Access access;
    private final Looks looks;
    private final PersonSearch search;
    private final Journal journal;
    private final Notice notice;

    public LookPages(Access access, Looks looks, PersonSearch search, Journal journal, Clock clock) {
        this.access = access;
        this.looks = looks;
        this.search = search;
        this.journal = journal;
        this.notice = new Notice(clock);
    }

    /** {@code GET /nguyen-van?vi-tri=…}: asks for the purpose; shows nothing of the message. */
    public Page payloadForm(String lang, String token, String position) {
        Map<String, Object> values = frame(lang, token, "lookTitle", PAYLOAD, "vi-tri", shown(position));
        values.put("position", shown(position));
        values.put("seen", false);
        return Page.html(200, Templates.render("look", values));
    }

    /** {@code POST /nguyen-van}. */
    public Page payload(Asked asked) {
        String lang = asked.field("lang");
        return guarded(lang, () -> access.admit(asked, Deed.PAYLOAD)
                .then(session -> seen(session.person(), asked.field("vi-tri"), asked.field("ly-do")))
                .fold(seen -> page(lang, asked.token(), seen), refusal -> notice.refused(lang, refusal)));
    }

    /** {@code GET /tim-nguoi}. */
    public Page findForm(String lang, String token) {
        Map<String, Object> values = frame(lang, token, "findTitle", FIND, "", "");
        values.put("found", false);
        return Page.html(200, Templates.render("find", values));
    }

    /** {@code POST /tim-nguoi}. */
    public Page find(Asked asked) {
        String lang = asked.field("lang");
        return guarded(lang, () -> {
            Map<String, String> said = new TreeMap<>();
            SearchPages.PARAMETERS.forEach(name -> said.put(name, asked.field(name)));
            return access.admit(asked, Deed.FIND_PERSON)
                    .then(session ->
                            search.find(said, look -> looks.keep(session.person(), look, asked.field("ly-do"))))
                    .fold(answer -> found(lang, asked.token(), answer), refusal -> notice.refused(lang, refusal));
        });
    }

    /** {@code POST /api/v1/journal/{position}/payload}, with {@code why}. */
    public Page apiPayload(Optional<Person> person, String position, byte[] body) {
        return Safely.api(() -> program(person, Deed.PAYLOAD)
                .then(who -> seen(who, position, object(body).path("why").asText()))
                .fold(LookPages::json, Page::problem));
    }

    /** {@code POST /api/v1/search}, with {@code why}. */
    public Page apiFind(Optional<Person> person, byte[] body) {
        return Safely.api(() -> {
            JsonNode asked = object(body);
            Map<String, String> said = new TreeMap<>();
            SearchPages.PARAMETERS.forEach(
                    name -> said.put(name, asked.path(name).asText()));
            return program(person, Deed.FIND_PERSON)
                    .then(who -> search.find(
                            said,
                            look -> looks.keep(who, look, asked.path("why").asText())))
                    .fold(Page::json, Page::problem);
        });
    }

    /** A cookie comes along by itself, also where another site sends the request: here only a token counts. */
    private static Answer<Person> program(Optional<Person> person, Deed deed) {
        return person.filter(one -> one.how() == Person.How.TOKEN && one.may(deed))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Refusals.tokenNeeded()));
    }

    /** @param look the entry that says so */
    private record Seen(Entry entry, long look) {}

    private Answer<Seen> seen(Person who, String position, String why) {
        boolean possible = position != null && position.matches("[0-9]{1,18}");
        Optional<Entry> entry = possible ? journal.find(Long.parseLong(position)) : Optional.empty();
        if (entry.isEmpty()) {
            return Answer.refused(Refusals.unknownEntry(shown(position), journal.last()));
        }
        return looks.keep(who, Look.atPayload(entry.get().position()), why)
                .then(look -> Answer.done(new Seen(entry.get(), look)));
    }

    private Page page(String lang, String token, Seen seen) {
        String position = Long.toString(seen.entry().position());
        Map<String, Object> values = frame(lang, token, "lookTitle", PAYLOAD, "vi-tri", position);
        byte[] bytes = seen.entry().payload().toBytes();
        String text = new String(bytes, 0, Math.min(bytes.length, MOST_SHOWN), StandardCharsets.UTF_8);
        values.put("position", position);
        values.put("seen", true);
        values.put("payload", text);
        values.put("cut", bytes.length > MOST_SHOWN);
        values.put(
                "facts",
                seen.entry().facts().entrySet().stream()
                        .map(fact -> Map.of("name", fact.getKey(), "value", fact.getValue()))
                        .toList());
        values.put("contentType", seen.entry().contentType());
        values.put("kept", notice.wording(lang).get("lookKept", Long.toString(seen.look())));
        values.put("keptLink", notice.wording(lang).entryLink(seen.look()));
        return Page.html(200, Templates.render("look", values));
    }

    private Page found(String lang, String token, ObjectNode answer) {
        Wording wording = notice.wording(lang);
        Map<String, Object> values = frame(lang, token, "findTitle", FIND, "", "");
        values.put("found", true);
        values.put("none", answer.path("lines").isEmpty());
        List<Map<String, Object>> lines = new java.util.ArrayList<>();
        answer.path("lines")
                .forEach(line -> lines.add(Map.of(
                        "position", line.path("position").asText(),
                        "link", wording.entryLink(line.path("position").asLong()),
                        "at",
                                wording.moment(
                                        java.time.Instant.parse(line.path("at").asText())),
                        "party", line.path("party").asText(),
                        "dossier", line.path("dossier").asText())));
        values.put("lines", lines);
        values.put("next", answer.path("next").asText(""));
        values.put("kept", wording.get("lookKept", answer.path("look").asText()));
        values.put("keptLink", wording.entryLink(answer.path("look").asLong()));
        return Page.html(200, Templates.render("find", values));
    }

    private static Page json(Seen seen) {
        Entry entry = seen.entry();
        ObjectNode body = JSON.createObjectNode();
        body.put("position", entry.position());
        body.put("look", seen.look());
        body.put("contentType", entry.contentType());
        ObjectNode facts = body.putObject("facts");
        entry.facts().forEach(facts::put);
        body.put("sha256", entry.payload().sha256());
        body.put("base64", Base64.getEncoder().encodeToString(entry.payload().toBytes()));
        return Page.json(body);
    }

    private Map<String, Object> frame(
            String lang, String token, String title, String path, String parameter, String value) {
        Wording wording = notice.wording(lang);
        Map<String, Object> values = Frame.of(wording, wording.get(title), path, parameter, value);
        values.put("bench", true);
        values.put("formToken", access.find(token).map(Session::formToken).orElse(""));
        return values;
    }

    private static JsonNode object(byte[] body) {
        try {
            return JSON.readTree(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            // As if nothing had been said: the purpose is missed.
            return JSON.createObjectNode();
        }
    }

    private Page guarded(String lang, Supplier<Page> work) {
        return Safely.answer(work, refusal -> notice.refused(lang, refusal));
    }

    private static String shown(String asked) {
        String text = asked == null ? "" : asked.strip();
        return text.matches("[0-9]{1,18}") ? text : "";
    }
}
