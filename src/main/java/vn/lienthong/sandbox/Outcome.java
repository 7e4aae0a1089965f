package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** How the portal answers one call: done, with what the answer carries beside error_code; or refused. */
sealed interface Outcome {
    <T> T fold(Function<Done, T> done, Function<Refused, T> refused);

    record Done(ObjectNode rest) implements Outcome {
        @Override
        public <T> T fold(Function<Done, T> done, Function<Refused, T> refused) {
            return done.apply(this);
        }
    }

    /**
     * Nothing was changed.
     *
     * @param sentence what the caller is told: never which record of a batch is at fault (domain.md 1.4)
     * @param detail what people read under /sandbox/calls: the record's number and field, never a value
     */
    record Refused(Refusal reason, String sentence, String detail) implements Outcome {
        static Refused because(Refusal reason, String detail) {
            return new Refused(reason, reason.sentence, detail);
        }

        @Override
        public <T> T fold(Function<Done, T> done, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
