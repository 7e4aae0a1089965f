package vn.lienthong.corridor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dashboard.Page;
import vn.lienthong.dashboard.SearchAnswers;
import vn.lienthong.dashboard.SearchPages;

/** The order of {@code search}: answered as the API answers. Nothing of it is journalled. */
public final class SearchOrders {
    private static final Logger log = LoggerFactory.getLogger(SearchOrders.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SearchAnswers answers;

    public SearchOrders(SearchAnswers answers) {
        this.answers = answers;
    }

    static boolean isMeant(JsonNode order) {
        return order.path("action").asText().equals("search");
    }

    /** @param answer gets what was found, with the code {@code done}, or why it cannot be looked for */
    public void obey(JsonNode order, ObjectNode answer) {
        Map<String, String> said = new TreeMap<>();
        SearchPages.PARAMETERS.forEach(name -> said.put(name, order.path(name).asText()));
        try {
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
}
