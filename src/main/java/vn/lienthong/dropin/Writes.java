package vn.lienthong.dropin;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Receipt;

/**
 * Decides as the portal would whether a write is taken, and keeps it. Deciding and keeping are one step per dossier: of
 * two calls that create the same dossier, one is told that it exists. A batch is taken whole or not at all.
 */
final class Writes {
    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

    private static final Duration FOR_ROOM = Duration.ofSeconds(2);

    private final Intake intake;
    private final Beliefs beliefs;
    private final Awaiting awaiting;
    private final Duration wait;
    private final Stripes stripes = new Stripes();
    private final Turns turns;

    Writes(Intake intake, Beliefs beliefs, Awaiting awaiting, Duration wait) {
        this.intake = intake;
        this.beliefs = beliefs;
        this.awaiting = awaiting;
        this.wait = wait;
        this.turns = new Turns(intake, FOR_ROOM);
    }

    /** The answer; success only when the write is durable. A crash before it leaves the sender without an answer. */
    Answer take(Write write) {
        if (!turns.await(write.delivery())) {
            return Replies.refused(Refusal.tooFast());
        }
        Set<DossierNumber> numbers = new HashSet<>();
        write.lines().forEach(line -> numbers.add(line.number()));
        return stripes.take(numbers, wait)
                .map(held -> decideAndKeep(write, held))
                .orElseGet(() -> Replies.refused(Refusal.busy()));
    }

    private Answer decideAndKeep(Write write, Stripes.Held held) {
        CompletableFuture<Receipt> kept;
        try {
            Optional<Refusal> obstacle = obstacle(write);
            Optional<CompletableFuture<Receipt>> repeat =
                    obstacle.isPresent() ? intake.recognise(write.delivery()) : Optional.empty();
            if (obstacle.isPresent() && repeat.isEmpty()) {
                held.release();
                return Replies.refused(obstacle.get());
            }
            kept = repeat.orElseGet(() -> intake.accept(write.delivery()));
        } catch (RuntimeException e) {
            held.release();
            return unavailable(e);
        }
        return await(write, settled(write, kept, held));
    }

    /** Remembered before the stripes are free and before anybody is told, even when the caller has stopped waiting. */
    private CompletableFuture<Receipt> settled(Write write, CompletableFuture<Receipt> kept, Stripes.Held held) {
        return kept.whenComplete((receipt, failure) -> {
            if (receipt != null && write.service() != Write.Service.STEPS) {
                awaiting.keep(receipt.position(), write.agency(), write.lines());
            }
            held.release();
        });
    }

    private Optional<Refusal> obstacle(Write write) {
        long bookmark = beliefs.bookmark();
        if (awaiting.isBlind(bookmark) || !awaiting.hasRoom(write.lines().size())) {
            return Optional.of(Refusal.behind());
        }
        boolean takesAnything =
                write.service() != Write.Service.CREATE && write.account().acceptsUnknown();
        if (takesAnything) {
            return Optional.empty();
        }
        Set<DossierNumber> known = beliefs.known(write.lines(), bookmark);
        return write.service() == Write.Service.CREATE ? notNew(write, known) : notKnown(write, known);
    }

    private static Optional<Refusal> notNew(Write write, Set<DossierNumber> known) {
        Set<DossierNumber> taken = new HashSet<>(known);
        return write.lines().stream()
                .map(Line::number)
                .filter(number -> !taken.add(number))
                .findFirst()
                .map(number -> Refusal.exists(number.value()));
    }

    private static Optional<Refusal> notKnown(Write write, Set<DossierNumber> known) {
        return write.lines().stream()
                .map(Line::number)
                .filter(number -> !known.contains(number))
                .findFirst()
                .map(number -> Refusal.unknown(number.value()));
    }

    private Answer await(Write write, CompletableFuture<Receipt> settled) {
        try {
            Receipt receipt = settled.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            LOG.atDebug()
                    .addKeyValue("message", receipt.position())
                    .addKeyValue("source", write.account().source())
                    .addKeyValue("dossiers", write.lines().size())
                    .addKeyValue("repeat", receipt.repeat())
                    .log("write acknowledged");
            return Replies.done(write.service().done);
        } catch (ExecutionException e) {
            return unavailable(e.getCause());
        } catch (TimeoutException e) {
            return Replies.refused(Refusal.slow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Replies.refused(Refusal.slow());
        }
    }

    private static Answer unavailable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof JournalUnavailable e) {
            return Replies.refused(Refusal.later(e.reason().code(), e.reason().vietnamese(), e.getMessage()));
        }
        throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }
}
