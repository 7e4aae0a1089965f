package vn.lienthong.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import vn.lienthong.dossier.MainStatus;

/** How times, ages, numbers and addresses are written for one reader at one moment. */
record Wording(Texts texts, Instant now) {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(VIETNAM);

    String get(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** The sentence in the reader's language. */
    String choose(String vi, String en) {
        return "en".equals(texts.lang()) ? en : vi;
    }

    String number(long value) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(value);
    }

    /** {@code dd/MM/yyyy HH:mm:ss} in Vietnam; a dash for none. */
    String time(Instant at) {
        return at == null ? "–" : TIME.format(at);
    }

    /** "3 minutes ago"; empty for none. A time that lies ahead (a source's clock) is said to. */
    String ago(Instant at) {
        if (at == null) {
            return "";
        }
        long seconds = Duration.between(at, now).toSeconds();
        if (seconds < -1) {
            return get("ahead");
        }
        if (seconds < 60) {
            return get("agoSeconds", number(Math.max(0, seconds)));
        }
        if (seconds < 3_600) {
            return get("agoMinutes", number(seconds / 60));
        }
        return seconds < 172_800 ? get("agoHours", number(seconds / 3_600)) : get("agoDays", number(seconds / 86_400));
    }

    /** A time for a template: what is shown, what a machine reads, how long ago. */
    Map<String, Object> moment(Instant at) {
        return Map.of(
                "known", at != null, "shown", time(at), "machine", at == null ? "" : at.toString(), "ago", ago(at));
    }

    /** The portal's status with its number: {@code 4 · Đang xử lý}. */
    String status(MainStatus status) {
        return status.code() + " · " + get("status" + status.code());
    }

    /** A link inside the dashboard that keeps the language. */
    String link(String path, String parameter, String value) {
        return link(texts.lang(), path, parameter, value);
    }

    static String link(String lang, String path, String parameter, String value) {
        String english = "en".equals(lang) ? "lang=en" : "";
        String said = parameter.isEmpty() ? "" : parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        String query = said + (said.isEmpty() || english.isEmpty() ? "" : "&") + english;
        return query.isEmpty() ? path : path + "?" + query;
    }

    String dossierLink(String number) {
        return link("/ho-so", "so", number);
    }

    String entryLink(long position) {
        return link("/thong-diep", "vi-tri", Long.toString(position));
    }
}
