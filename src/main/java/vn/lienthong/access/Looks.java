package vn.lienthong.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * The record of looks: who saw what, and why. Durable when it returns, and asked for before anything is shown: a crash in between leaves a look that
 * nobody had, never one that nobody recorded. A journal that cannot be written shows nothing.
 */
public final class Looks {
    private static final int LEAST_PURPOSE = 5;

    private final Journal journal;
    private final Clock clock;

    public Looks(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** The position of the entry; refused without a purpose of five letters or digits and more, on one line. */
    public Answer<Long> keep(Person who, Look look, String why) {
        String how = who.role().word() + "/" + who.how().name().toLowerCase(Locale.ROOT);
        return keep(who.name(), how, look, why);
    }

    /** Of somebody at the hub's machine, whose name is what they say it is. */
    public Answer<Long> keepAtTheMachine(String who, Look look, String why) {
        boolean named = !who.isBlank() && who.length() <= 100 && isLine(who);
        return named ? keep(who, "machine", look, why) : Answer.refused(Refusals.purposeMissing());
    }

    private Answer<Long> keep(String who, String how, Look look, String why) {
        if (!isPurpose(why)) {
            return Answer.refused(Refusals.purposeMissing());
        }
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("why", why.strip());
        ArrayNode positions = payload.putArray("positions");
        look.positions().forEach(positions::add);
        Draft draft = new Draft(
                Kind.LOOK,
                who,
                clock.instant(),
                "application/json",
                look.facts(how),
                Payload.ofText(payload.toString()));
        try {
            return Answer.done(journal.append(draft).join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof JournalUnavailable away ? away : e;
        }
    }

    /** Something that a reader can understand later: a letter or a blank that is none is no purpose. */
    public static boolean isPurpose(String why) {
        long said = why.codePoints().filter(Character::isLetterOrDigit).count();
        return said >= LEAST_PURPOSE && why.length() <= 500 && isLine(why);
    }

    /** Neither controls nor what turns or hides the text behind it. */
    private static boolean isLine(String text) {
        return text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }
}
