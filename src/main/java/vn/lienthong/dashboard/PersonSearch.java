package vn.lienthong.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.lienthong.access.Answer;
import vn.lienthong.access.Look;
import vn.lienthong.source.Refusal;

/** A search by personal number or by content: whether anything was found tells what masks hide, so it is a look, and recorded as one. */
public final class PersonSearch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TELLING = List.of("person", "text");

    private final SearchAnswers answers;
    private final UnaryOperator<String> keyed;

    /** @param keyed the hash that stands for what was looked for */
    public PersonSearch(SearchAnswers answers, UnaryOperator<String> keyed) {
        this.answers = answers;
        this.keyed = keyed;
    }

    /** True when hit or miss tells something personal. */
    public static boolean isMeant(Map<String, String> said) {
        return TELLING.stream().anyMatch(name -> !said.getOrDefault(name, "").isBlank());
    }

    /**
     * As {@code GET /api/v1/search} answers, with the position of the look.
     *
     * @param keep records the look before anything of the answer is given out
     */
    public Answer<ObjectNode> find(Map<String, String> said, Function<Look, Answer<Long>> keep) {
        Page page = answers.safely(said);
        ObjectNode body = object(page);
        if (page.status() != 200) {
            return Answer.refused(new Refusal(
                    page.status(),
                    body.path("code").asText(),
                    body.path("vi").asText(),
                    body.path("en").asText(),
                    0));
        }
        List<Long> positions = new ArrayList<>();
        body.path("lines").forEach(line -> positions.add(line.path("position").asLong()));
        return keep.apply(Look.forPerson(facts(said), positions)).then(look -> Answer.done(body.put("look", look)));
    }

    /** What was looked for: codes as they are, what tells of a person as its hash. */
    private Map<String, String> facts(Map<String, String> said) {
        Map<String, String> facts = new TreeMap<>();
        said.forEach((name, value) -> {
            String plain = value.strip();
            if (!plain.isEmpty()) {
                facts.put("by-" + name, TELLING.contains(name) ? keyed.apply(plain) : plain);
            }
        });
        return facts;
    }

    private static ObjectNode object(Page page) {
        try {
            return (ObjectNode) JSON.readTree(page.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected an answer in JSON", e);
        }
    }
}
