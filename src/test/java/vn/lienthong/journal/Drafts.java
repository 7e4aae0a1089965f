package vn.lienthong.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Deliveries as a clerk would recognise them; every person is invented. */
final class Drafts {
    static final Instant AT = Instant.parse("2026-11-22T01:02:03.456Z");

    private Drafts() {}

    static Draft delivery(String text) {
        return delivery(Payload.ofText(text));
    }

    static Draft delivery(Payload payload) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("request", "POST /in/ha-noi");
        facts.put("cursor", "2026-11-22 08:02:03|48213");
        return new Draft(Kind.DELIVERY, "ha-noi", AT, "application/json", facts, payload);
    }

    /** About 1.4 KB of dossier JSON, different for each number. */
    static Draft dossier(long number) {
        Random random = new Random(number);
        StringBuilder json = new StringBuilder(1500);
        json.append("{\"MaHoSo\":\"H26.99-261122-")
                .append(number)
                .append("\",\"TrangThai\":")
                .append(number % 10);
        json.append(",\"SoCanCuoc\":\"099")
                .append(100_000_000 + random.nextInt(899_999_999))
                .append('"');
        for (int i = 0; json.length() < 1380; i++) {
            json.append(",\"TruongThongTin")
                    .append(i)
                    .append("\":\"")
                    .append(Long.toString(random.nextLong(), 36))
                    .append('"');
        }
        return delivery(json.append('}').toString());
    }

    static byte[] noise(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
