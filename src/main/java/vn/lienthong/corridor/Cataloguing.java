package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.portal.Portal;

/**
 * Bean {@code cataloguing}: asks the portal for its procedures, agencies and sectors, and journals what has changed; it takes
 * effect for deliveries behind that entry. The portal being away changes nothing: the catalogue known so far stays.
 */
public final class Cataloguing {
    private static final Logger log = LoggerFactory.getLogger(Cataloguing.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration LIFE = Duration.ofDays(1);

    private final Portal portal;
    private final Journal journal;
    private final Clock clock;
    private final String credential;
    private final CatalogueRelease release;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    /** Procedures that the portal lists and would not give when last asked. */
    private final Set<String> withheld = new HashSet<>();

    private Instant refreshed = Instant.EPOCH;

    public Cataloguing(Portal portal, Journal journal, Ledger ledger, Clock clock, String credential) {
        this.portal = portal;
        this.journal = journal;
        this.clock = clock;
        this.credential = credential;
        this.release = new CatalogueRelease(ledger, journal, clock);
    }

    /** What is active already, so that the same list is not journalled again. */
    public void remember(Entry entry) {
        if (entry.kind() == Kind.CATALOGUE) {
            known.put(entry.party(), entry.payload().sha256());
        }
    }

    /** The route's step, every few seconds: asks until the portal has answered, then once a day. */
    public void refresh() {
        release.releaseIfDue();
        if (refreshed.plus(LIFE).isAfter(clock.instant())) {
            return;
        }
        Optional<ArrayNode> sectors = find("LayDanhMucLinhVuc", Map.of());
        Optional<ArrayNode> agencies = find("LayDanhMucCoQuan", Map.of());
        Optional<ArrayNode> procedures = find("LayDanhSachTTHC", Map.of()).flatMap(this::procedures);
        sectors.ifPresent(list -> keep("sectors", list));
        agencies.ifPresent(list -> keep("agencies", list));
        procedures.ifPresent(list -> keep("procedures", list));
        if (procedures.isPresent()) {
            refreshed = clock.instant();
        }
    }

    /**
     * The list names the procedures; each is then asked for whole, because only that answer has its sector. One that is
     * withheld twice is left out: the others do not wait for it.
     */
    private Optional<ArrayNode> procedures(ArrayNode list) {
        ArrayNode whole = JSON.createArrayNode();
        for (JsonNode procedure : list) {
            String code = procedure.path("MATTHC").asText("");
            Optional<ArrayNode> one = code.isEmpty() ? Optional.empty() : find("LayThuTuc", Map.of("maTTHC", code));
            if (one.isEmpty() && !withheld.add(code)) {
                continue;
            }
            if (one.isEmpty()) {
                log.atWarn()
                        .addKeyValue("procedure", code)
                        .log("the portal did not give a procedure; the list known stays");
                return Optional.empty();
            }
            withheld.remove(code);
            whole.addAll(one.get());
        }
        return whole.isEmpty() && !list.isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    private Optional<ArrayNode> find(String service, Map<String, String> parameters) {
        return portal.ask(credential, service, parameters).map(answer -> {
            try {
                JsonNode result = JSON.readTree(answer.open()).path("result");
                return result.isArray() ? (ArrayNode) result : JSON.createArrayNode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void keep(String party, ArrayNode result) {
        ObjectNode list = JSON.createObjectNode();
        list.set("result", result);
        Payload payload = Payload.ofText(list.toString());
        if (result.isEmpty() || payload.sha256().equals(known.get(party))) {
            return;
        }
        Draft draft = new Draft(Kind.CATALOGUE, party, clock.instant(), "application/json", Map.of(), payload);
        long position = journal.append(draft).join();
        known.put(party, payload.sha256());
        release.noteNews(position);
        log.atInfo()
                .addKeyValue("list", party)
                .addKeyValue("entries", result.size())
                .addKeyValue("message", position)
                .log("the catalogue has news");
    }
}
