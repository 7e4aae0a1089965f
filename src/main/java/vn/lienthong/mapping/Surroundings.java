package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What every record of a delivery is read within.
 *
 * @param document the root of the delivery's tree
 * @param facts of its transport
 * @param zone of times that name none
 * @param receivedAt when the delivery arrived
 * @param evidence which way round the delivery writes its days and months
 * @param watch looks on
 */
record Surroundings(
        JsonNode document,
        Map<String, String> facts,
        ZoneId zone,
        Instant receivedAt,
        DayOrder.Evidence evidence,
        Watch watch) {
    LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
