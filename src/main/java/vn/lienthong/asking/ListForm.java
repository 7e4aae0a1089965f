package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an answer must be to be taken for a page of a source's list. HTTP 200 alone says nothing: behind it stand HTML, cut
 * answers and errors, and one that is taken for an empty page would end the list there. A place that is missing is not an
 * empty list; only the source's file can say that it is.
 *
 * @param records path of the list; empty when an answer is the whole
 * @param modified path of the time of change in a record; empty when there is none
 * @param empty how an answer says that there is nothing
 * @param failed how an answer says that something went wrong, whatever else is in it
 * @param enveloped true for a question in a SOAP envelope, which is answered in one
 */
record ListForm(String records, String modified, Signs empty, Signs failed, boolean enveloped) {
    private static final int NO_CONTENT = 204;
    private static final String WHOLE = ".";
    private static final Pattern ENVELOPE = Pattern.compile("(?s)\\s*(<\\?.*?\\?>\\s*)?<([\\w.-]+:)?Envelope\\b.*");

    static ListForm of(Parameters parameters) {
        return new ListForm(
                parameters.text("records").strip(),
                parameters.text("modified").strip(),
                Signs.of(parameters, "emptyWhen"),
                Signs.of(parameters, "failedWhen"),
                ENVELOPE.matcher(parameters.text("body")).matches());
    }

    /**
     * Why an answer is no page; empty for one that is.
     *
     * @param ofOne true when it was asked for one dossier: its record may then be the whole answer
     */
    Optional<PollFault> flaw(HttpAnswer answer, boolean ofOne) {
        if (failed.isIn(answer)) {
            return Optional.of(PollFault.saysError(answer.status()));
        }
        boolean nothing = answer.status() == NO_CONTENT && answer.body().length == 0;
        if (nothing || empty.isIn(answer) || isTable(answer)) {
            return Optional.empty();
        }
        if (answer.root().isMissingNode()) {
            return Optional.of(PollFault.unreadable(answer.status(), answer.body().length));
        }
        boolean page = records.isEmpty() ? isWhole(answer.root()) : isList(answer, ofOne);
        return page ? Optional.empty() : Optional.of(PollFault.noList(answer.status(), place()));
    }

    private String place() {
        return records.isEmpty() ? (enveloped ? "Envelope.Body" : WHOLE) : records;
    }

    /** A sheet or a CSV is read by the mapping alone; an error page does not call itself one. */
    private boolean isTable(HttpAnswer answer) {
        String type = answer.type().toLowerCase(Locale.ROOT);
        return records.isEmpty()
                && !enveloped
                && answer.body().length > 0
                && Stream.of("csv", "tab-separated", "excel", "spreadsheet").anyMatch(type::contains);
    }

    private boolean isWhole(JsonNode root) {
        if (enveloped) {
            return !Answers.at(root, "Envelope.Body").isMissingNode();
        }
        return root.isContainerNode() && !root.has("html") && !root.has("HTML");
    }

    private boolean isList(HttpAnswer answer, boolean ofOne) {
        JsonNode found = Answers.at(answer.root(), records);
        if (found.isArray()) {
            return true;
        }
        if (answer.isXml()) {
            return found.isMissingNode() ? isBare(holder(answer.root())) : true;
        }
        if (!found.isObject()) {
            return false;
        }
        return ofOne || !records.equals(WHOLE) && isRecord(found);
    }

    /** What turns XML into JSON writes a lone record without its list; an error in its place has no time of change. */
    private boolean isRecord(JsonNode lone) {
        return modified.isEmpty() || !Answers.at(lone, modified).isMissingNode();
    }

    private JsonNode holder(JsonNode root) {
        int last = records.lastIndexOf('.');
        return last < 0 ? root : Answers.at(root, records.substring(0, last));
    }

    /** An element with nothing in it is an empty list; one with something else in it may as well tell of an error. */
    private static boolean isBare(JsonNode holder) {
        if (holder.isTextual()) {
            return holder.textValue().isBlank();
        }
        boolean bare = holder.isObject();
        for (Iterator<String> names = holder.fieldNames(); names.hasNext(); ) {
            bare &= names.next().startsWith("@");
        }
        return bare;
    }
}
