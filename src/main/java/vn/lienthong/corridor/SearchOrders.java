package vn.lienthong.corridor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.access.Looks;
import vn.lienthong.dashboard.Page;
import vn.lienthong.dashboard.PersonSearch;
import vn.lienthong.dashboard.SearchAnswers;
import vn.lienthong.dashboard.SearchPages;

/** The order of {@code search}: answered as the API answers. A search for a person, or by content, is a look, and recorded before it is answered. */
public final class SearchOrders {
    private static final Logger log = LoggerFactory.getLogger(SearchOrders.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SearchAnswers answers;
    private final PersonSearch persons;
    private final Looks looks;

    public SearchOrders(SearchAnswers answers, PersonSearch persons, Looks looks) {
        this.answers = answers;
        this.persons = persons;
        this.looks = looks;
    }

    static boolean isMeant(JsonNode order) {
        return order.path("action").asText().equals("search");
    }

    /** @param answer gets what was found, with the code {@code done}, or why it cannot be looked for */
    public void obey(JsonNode order, ObjectNode answer) {
        Map<String, String> said = new TreeMap<>();
        SearchPages.PARAMETERS.forEach(name -> said.put(name, order.path(name).asText()));
        try {
            if (PersonSearch.isMeant(said)) {
                recorded(said, order, answer);
                return;
            }
            answer(answers.safely(said), answer);
        } catch (RuntimeException e) {
            // Our bug: whoever asked is told, and the orders behind this one are obeyed.
            log.atError().setCause(e).log("a search failed");
            Steering.say(
                    answer,
                    "search-failed",
                    "Trục gặp lỗi khi tra cứu; xem nhật ký hệ thống",
                    "Expected an answer to this search, but the hub failed at it; see its log");
        }
    }

    private static void answer(Page page, ObjectNode answer) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(page.body());
            answer.setAll(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected an answer in JSON", e);
        }
        if (page.status() == 200) {
            Steering.say(answer, "done", "", "");
        }
    }

    private void recorded(Map<String, String> said, JsonNode order, ObjectNode answer) {
        String who = order.path("who").asText();
        String why = order.path("why").asText();
        persons.find(said, look -> looks.keepAtTheMachine(who, look, why))
                .fold(
                        body -> {
                            answer.setAll(body);
                            Steering.say(answer, "done", "", "");
                            return true;
                        },
                        no -> {
                            Steering.say(answer, no.code(), no.vi(), no.en());
                            return false;
                        });
    }
}
