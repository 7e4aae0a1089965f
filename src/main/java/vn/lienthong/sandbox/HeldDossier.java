package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One dossier, in about three hundred bytes: numbers where text is not needed, no payload tree. Guarded by {@link StandIn}. */
final class HeldDossier {
    private static final int TOUCHES = 64;
    private static final int SCANNED = 16;
    private static final int KIND_SHIFT = 5;
    private static final int SEQ_SHIFT = 8;
    private static final int REFUSED_BIT = 16;
    private static final int STATUS_MASK = 15;

    /** What a call wanted with the dossier. */
    enum Kind {
        CREATE(0),
        UPDATE(1),
        STEPS(2),
        LOOKUP(3);

        private static final List<Kind> BY_BITS = List.of(CREATE, UPDATE, STEPS, LOOKUP);
        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }
    }

    private final String number;
    private String procedure = "";
    private byte status;
    private long submitted;
    private long received;
    private long due;
    private long finished;
    private long returned;
    private long refused;
    private int updates;
    private long fingerprint;
    private byte[] payload;
    private List<SandboxStep> steps = List.of();
    private Set<Long> stepKeys;
    private long[] touches = new long[4];
    private int touched;

    HeldDossier(String number, byte status) {
        this.number = number;
        this.status = status;
    }

    byte status() {
        return status;
    }

    /** Nobody told it so. */
    void alter(byte other) {
        status = other;
    }

    /** Takes a payload that was judged right; true when it is the same payload as the last one. */
    boolean take(JsonNode row, boolean update, Payloads payloads) {
        long mark = Fingerprint.of(row);
        boolean again = update && mark == fingerprint;
        fingerprint = mark;
        procedure = payloads.shared(row.path("MaTTHC").asText());
        status = Byte.parseByte(row.path("TrangThaiHoSo").asText());
        submitted = time(row, "NgayNopHoSo");
        received = time(row, "NgayTiepNhan");
        due = time(row, "NgayHenTra");
        finished = time(row, "NgayKetThucXuLy");
        returned = time(row, "NgayTra");
        refused = time(row, "NgayTuChoi");
        updates += update ? 1 : 0;
        payload = payloads.pack(row);
        return again;
    }

    /** Takes a dossier of the six-step protocol; its status comes by {@link #turn}. */
    void takeIssued(JsonNode row, Payloads payloads) {
        procedure = payloads.shared(row.path("MaTTHC").asText());
        submitted = PortalTime.pack(PortalTime.digits(row.path("NgayNop").asText("")));
        received = PortalTime.pack(PortalTime.digits(row.path("NgayTiepNhan").asText("")));
        payload = payloads.pack(row);
    }

    /** Takes a status of the six-step protocol; true when the same was said last. */
    boolean turn(JsonNode row) {
        long mark = Fingerprint.of(row);
        boolean again = mark == fingerprint;
        fingerprint = mark;
        status = Byte.parseByte(row.path("TrangThai").asText());
        updates++;
        return again;
    }

    boolean holds(SandboxStep step) {
        if (stepKeys != null) {
            return stepKeys.contains(key(step));
        }
        return steps.stream()
                .anyMatch(held -> held.at().equals(step.at())
                        && held.status().equals(step.status())
                        && held.text().equals(step.text()));
    }

    void add(SandboxStep step) {
        if (steps.isEmpty()) {
            steps = new ArrayList<>(2);
        }
        steps.add(step);
        // A hot dossier gets thousands of steps: looking at each for each would be quadratic.
        if (stepKeys == null && steps.size() > SCANNED) {
            stepKeys = new HashSet<>();
            steps.forEach(held -> stepKeys.add(key(held)));
        }
        if (stepKeys != null) {
            stepKeys.add(key(step));
        }
    }

    /** What TraCuuHoSo tells (the fields are partly a guess, see the sample). */
    ObjectNode lookedUp() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("MaHoSo", number)
                .put("MaTTHC", procedure)
                .put("TrangThaiHoSo", Byte.toString(status))
                .put("NgayTiepNhan", PortalTime.unpack(received));
    }

    /** Remembers a call that named this dossier; once, however many of its records did. */
    void touch(long seq, long millis, Kind kind, boolean refusedCall) {
        if (touched > 0 && touches[2 * touched - 2] >> SEQ_SHIFT == seq) {
            return;
        }
        if (touched == touches.length / 2) {
            makeRoom();
        }
        long flags = ((long) kind.bits << KIND_SHIFT) | (refusedCall ? REFUSED_BIT : 0) | status;
        touches[2 * touched] = seq << SEQ_SHIFT | flags;
        touches[2 * touched + 1] = millis;
        touched++;
    }

    private void makeRoom() {
        if (touched < TOUCHES) {
            touches = Arrays.copyOf(touches, touches.length * 2);
            return;
        }
        System.arraycopy(touches, 2, touches, 0, touches.length - 2);
        touched--;
    }

    SandboxDossier shown() {
        return new SandboxDossier(
                number,
                procedure,
                Byte.toString(status),
                PortalTime.unpack(submitted),
                PortalTime.unpack(received),
                PortalTime.unpack(due),
                PortalTime.unpack(finished),
                PortalTime.unpack(returned),
                PortalTime.unpack(refused),
                updates,
                List.copyOf(steps),
                history(),
                Payloads.unpack(payload));
    }

    private List<SandboxTouch> history() {
        List<SandboxTouch> history = new ArrayList<>();
        for (int i = 0; i < touched; i++) {
            long packed = touches[2 * i];
            history.add(new SandboxTouch(
                    packed >> SEQ_SHIFT,
                    Instant.ofEpochMilli(touches[2 * i + 1]),
                    Kind.BY_BITS.get((int) (packed >> KIND_SHIFT) & 3).name(),
                    (packed & REFUSED_BIT) != 0,
                    Long.toString(packed & STATUS_MASK)));
        }
        return history;
    }

    private static long time(JsonNode row, String field) {
        return PortalTime.pack(row.path(field).asText(""));
    }

    /** The natural key of a step within its dossier (domain.md 1.7), as a mark. */
    private static long key(SandboxStep step) {
        return Fingerprint.of(step.at() + '|' + step.status() + '|' + step.text());
    }
}
