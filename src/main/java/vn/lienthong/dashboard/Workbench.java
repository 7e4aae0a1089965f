package vn.lienthong.dashboard;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.source.Refusal;
import vn.lienthong.workbench.Pasted;
import vn.lienthong.workbench.Tried;

/**
 * The mapping workbench: one payload, pasted or from the journal, read with a mapping as it stands in its folder, by the
 * same code as {@code mapping try}. Writes nothing; a paste lives as long as its request. Safe from any thread.
 */
public final class Workbench {
    public static final String ADDRESS = "/xuong-anh-xa";

    /** The most bytes of a payload: what is larger is for {@code mapping try}. */
    public static final int MOST_BYTES = 1024 * 1024;

    /** So many payloads are read at a time: trying must not take the processor from the work. */
    private static final int AT_ONCE = 2;

    private final Path mappings;
    private final Journal journal;
    private final Mappings active;
    private final Notice notice;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public Workbench(Path mappings, Journal journal, Mappings active, Clock clock) {
        this.mappings = mappings;
        this.journal = journal;
        this.active = active;
        this.notice = new Notice(clock);
    }

    /** {@code GET /xuong-anh-xa}: the empty bench; with {@code ?vi-tri=} a delivery of the journal, masked. */
    public Page page(String lang, String code, String position) {
        if (position == null || position.isBlank()) {
            return safely(lang, () -> shown(lang, Asked.of(code), Optional.empty()));
        }
        return safely(lang, () -> delivery(lang, position.strip()));
    }

    /** {@code POST /xuong-anh-xa}: a text that a person pasted. */
    public Page pasted(Map<String, String> form) {
        String lang = form.get("lang");
        String code = form.getOrDefault("ma", "");
        String text = form.getOrDefault("goi", "");
        if (!Bundle.codes(mappings).contains(code)) {
            return notice.refused(lang, Refusals.unknownMapping(shown(code)));
        }
        if (text.isBlank()) {
            return notice.refused(lang, Refusal.empty());
        }
        String said = form.getOrDefault("du-kien", "");
        Map<String, String> facts = facts(said);
        return safely(lang, () -> {
            Bundle bundle = Bundle.load(mappings, code);
            Tried tried = Tried.of(bundle, Pasted.delivery(code, text, facts));
            Trial trial = new Trial(bundle, tried, Optional.empty(), facts);
            return shown(lang, new Asked(code, "", text, said), Optional.of(trial));
        });
    }

    /** What stands in the form. */
    private record Asked(String code, String position, String text, String facts) {
        static Asked of(String code) {
            return new Asked(code == null ? "" : code, "", "", "");
        }
    }

    private Page delivery(String lang, String position) {
        Optional<Entry> found =
                position.matches("[0-9]{1,18}") ? journal.find(Long.parseLong(position)) : Optional.empty();
        Optional<Entry> delivery = found.filter(entry -> entry.kind() == Kind.DELIVERY);
        if (delivery.isEmpty()) {
            return notice.refused(lang, Refusals.notADelivery(shown(position)));
        }
        Entry entry = delivery.get();
        if (entry.payload().size() > MOST_BYTES) {
            return notice.refused(lang, Refusal.tooLarge(entry.payload().size(), MOST_BYTES));
        }
        if (!Bundle.codes(mappings).contains(entry.party())) {
            return notice.refused(lang, Refusals.unknownMapping(shown(entry.party())));
        }
        Bundle bundle = Bundle.load(mappings, entry.party());
        Trial trial = new Trial(bundle, Tried.of(bundle, entry), Optional.of(entry.position()), entry.facts());
        return shown(lang, new Asked(entry.party(), position, "", ""), Optional.of(trial));
    }

    private Page shown(String lang, Asked asked, Optional<Trial> trial) {
        Wording wording = notice.wording(lang);
        String parameter = asked.position().isEmpty() ? asked.code().isEmpty() ? "" : "ma" : "vi-tri";
        String value = asked.position().isEmpty() ? asked.code() : asked.position();
        Map<String, Object> values = Frame.of(wording, wording.get("workbenchTitle"), ADDRESS, parameter, value);
        values.put("bench", true);
        values.put("action", ADDRESS);
        values.put("codes", codes(asked.code()));
        values.put("asked", Map.of("position", asked.position(), "text", asked.text(), "facts", asked.facts()));
        values.put("tried", trial.isPresent());
        values.put(
                "trial", trial.map(one -> new TrialView(wording, one).values()).orElse(Map.of()));
        List<Map<String, Object>> drift = drift(wording);
        values.put("drift", drift);
        values.put("noDrift", drift.isEmpty());
        return Page.html(200, Templates.render("workbench", values));
    }

    private List<Map<String, Object>> codes(String chosen) {
        return Bundle.codes(mappings).stream()
                .map(code -> Map.<String, Object>of("code", code, "chosen", code.equals(chosen)))
                .toList();
    }

    /** What sources send that their shape does not know, and what they always sent and send no more; since the start. */
    private List<Map<String, Object>> drift(Wording wording) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String source : active.sources()) {
            active.vanished(source).forEach((path, count) -> lines.add(drift(wording, source, path, count, true)));
            active.drift(source).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(path -> lines.add(drift(wording, source, path.getKey(), path.getValue(), false)));
        }
        return lines;
    }

    private static Map<String, Object> drift(Wording wording, String source, String path, long count, boolean gone) {
        return Map.of(
                "source", source, "path", Mask.key(path), "count", wording.number(count), "gone", gone, "fresh", !gone);
    }

    private Page safely(String lang, Supplier<Page> work) {
        if (!places.tryAcquire()) {
            return notice.refused(lang, Refusals.workbenchBusy());
        }
        try {
            return work.get();
        } catch (JournalUnavailable e) {
            return notice.refused(lang, Refusals.unavailable(e));
        } catch (JournalDamaged e) {
            return notice.refused(lang, Refusals.damaged(e));
        } finally {
            places.release();
        }
    }

    /** {@code service=DongBoHoSoMC isUpdating=False}: transport facts as a person writes them. */
    private static Map<String, String> facts(String said) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String one : said.strip().split("[\\s;]+")) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                facts.put(one.substring(0, equals).replaceFirst("^@", ""), one.substring(equals + 1));
            }
        }
        return facts;
    }

    private static String shown(String asked) {
        return asked.length() > 120 ? asked.substring(0, 120) + "…" : asked;
    }
}
