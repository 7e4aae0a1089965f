package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.NewsRule;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Said;
import vn.lienthong.dossier.Subject;

/**
 * A heard record without its contents: what decisions about it hang on, and no more. Made on any thread, so that deciding, which must be done
 * in order, is left with little.
 *
 * @param number null where the record names none
 * @param state null of a step alone, and of what could not be understood
 * @param steps those that it brings, by their keys
 * @param problem null unless it could not be understood
 */
public record Gist(int index, DossierNumber number, State state, List<Long> steps, Problem problem) {
    public Gist {
        steps = List.copyOf(steps);
    }

    /**
     * A dossier's state.
     *
     * @param impossible what its times contradict, seen when it was received
     * @param derived the key of the step that its status gives, if it is another one than before
     * @param obstacle why the portal could not take it
     */
    public record State(
            MainStatus status,
            EventTime event,
            Subject subject,
            Fingerprint content,
            Set<Remark> remarks,
            Optional<Problem> impossible,
            OptionalLong derived,
            Optional<ProblemCode> obstacle)
            implements Said {
        public State {
            remarks = Set.copyOf(remarks);
        }

        @Override
        public Set<Remark> remarks(Instant receivedAt) {
            return remarks;
        }

        @Override
        public Optional<Problem> contradiction(Instant receivedAt) {
            return impossible;
        }
    }

    /**
     * @param at when the entry under which it is heard was received
     * @param admission what the portal requires
     */
    public static Gist of(Heard heard, Instant at, Admission admission) {
        return heard.fold(
                status -> of(status, at, admission),
                step -> new Gist(step.index(), step.number(), null, List.of(Encoding.stepKey(step.step())), null),
                failed -> new Gist(failed.index(), failed.number(), null, List.of(), failed.problem()));
    }

    private static Gist of(Heard.Status heard, Instant at, Admission admission) {
        Encoded encoded = Encoded.of(heard);
        DossierStatus status = encoded.status();
        Said said = Said.of(status, encoded.content());
        OptionalLong derived = heard.derivesSteps()
                ? NewsRule.derivedStep(null, status, at).stream()
                        .mapToLong(Encoding::stepKey)
                        .findFirst()
                : OptionalLong.empty();
        State state = new State(
                status.status(),
                status.event(),
                said.subject(),
                encoded.content(),
                said.remarks(at),
                said.contradiction(at),
                derived,
                admission.obstacle(status).map(Problem::code));
        List<Long> steps = status.steps().stream().map(Encoding::stepKey).toList();
        return new Gist(heard.index(), status.number(), state, steps, null);
    }
}
