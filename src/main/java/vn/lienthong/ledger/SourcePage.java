package vn.lienthong.ledger;

import java.time.Instant;

/**
 * One source at a glance.
 *
 * @param deliveries entries of kind DELIVERY
 * @param dossiers how many dossiers it owns
 * @param waitingSteps steps that are not yet at the portal
 * @param openProblems problems that wait for a person (a discarded one does not)
 * @param lastContact the last delivery or interval without news; null before the first
 * @param lastDelivery when the last delivery was received; null before the first
 * @param lastEvent the latest event time that a record stated; null when none did
 * @param lastPosition the message that holds the last delivery; 0 before the first
 * @param cursorPosition the message that holds the last delivery that moved a cursor; 0 when none did
 */
public record SourcePage(
        String source,
        long deliveries,
        Account account,
        long dossiers,
        long waitingSteps,
        long openProblems,
        Instant lastContact,
        Instant lastDelivery,
        Instant lastEvent,
        long lastPosition,
        long cursorPosition) {}
