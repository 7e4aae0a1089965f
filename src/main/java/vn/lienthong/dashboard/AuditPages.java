package vn.lienthong.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.lienthong.access.Access;
import vn.lienthong.access.Answer;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Look;
import vn.lienthong.access.Looks;
import vn.lienthong.access.Session;
import vn.lienthong.audit.Check;
import vn.lienthong.audit.Checks;
import vn.lienthong.audit.Choice;
import vn.lienthong.audit.Export;
import vn.lienthong.audit.Exports;
import vn.lienthong.evidence.Audit;
import vn.lienthong.evidence.BundleAudit;
import vn.lienthong.evidence.BundleMark;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.SignedNote;

/**
 * {@code /kiem-toan}: from a doubt to a verified bundle. Search and story are pages of their own; here the journal is verified, messages are exported, and
 * what proves them elsewhere is handed out. Safe from any thread.
 */
public final class AuditPages {
    static final String ADDRESS = "/kiem-toan";

    private final Access access;
    private final Looks looks;
    private final Checks checks;
    private final Exports exports;
    private final Supplier<String> key;
    private final Notice notice;

    /** @param key the hub's public key in force */
    public AuditPages(Access access, Looks looks, Checks checks, Exports exports, Supplier<String> key, Clock clock) {
        this.access = access;
        this.looks = looks;
        this.checks = checks;
        this.exports = exports;
        this.key = key;
        this.notice = new Notice(clock);
    }

    /** What stood in the address. */
    public record Place(String check, String export, String dossier) {}

    /** {@code GET /kiem-toan}; with {@code ?kiem=} one verification, with {@code ?xuat=} one export; {@code ?so=} a dossier to begin with. */
    public Page page(String lang, String token, Place place) {
        Optional<Check> check = checks.find(place.check());
        Optional<Export> export = exports.find(place.export());
        boolean lost = said(place.check()) && check.isEmpty() || said(place.export()) && export.isEmpty();
        if (lost) {
            return notice.of(404, lang, "noPage");
        }
        return guarded(lang, () -> {
            AuditView view = new AuditView(notice.wording(lang), access.find(token == null ? "" : token), exports);
            Map<String, Object> values = check.map(view::oneCheck)
                    .or(() -> export.map(view::oneExport))
                    .orElseGet(() -> view.all(checks.list(), exports.list(), place.dossier()));
            values.put("key", key.get());
            return Page.html(200, Templates.render("audit", values));
        });
    }

    /** {@code GET /kiem-toan/trang-kiem-tra}: the second verifier, one page for a browser with the network off. */
    public Page verifier() {
        try {
            return Page.file("kiem-tra.html", "text/html; charset=utf-8", BundleAudit.page());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the verifying page in this program, but: " + e.getMessage(), e);
        }
    }

    /** {@code POST /kiem-toan}: verify, or end what runs. */
    public Page verify(Asked asked) {
        String lang = asked.field("lang");
        return guarded(lang, () -> access.admit(asked, Deed.VERIFY)
                .then(session -> asked.field("viec").equals("dung") ? stopped(asked) : begun(asked, session))
                .fold(
                        id -> Page.elsewhere(notice.wording(lang).link(ADDRESS, "kiem", id)),
                        no -> notice.refused(lang, no)));
    }

    /** {@code POST /kiem-toan/xuat}. */
    public Page export(Asked asked) {
        String lang = asked.field("lang");
        return guarded(lang, () -> access.admit(asked, Deed.EXPORT)
                .then(session -> asked.field("viec").equals("dung") ? halted(asked, session) : taken(asked, session))
                .fold(
                        id -> Page.elsewhere(notice.wording(lang).link(ADDRESS, "xuat", id)),
                        no -> notice.refused(lang, no)));
    }

    /** {@code POST /kiem-toan/tai}: the file, to whoever had it made, after the look was kept. */
    public Handed fetch(Asked asked) {
        String lang = asked.field("lang");
        return Safely.<Handed>answer(
                () -> access.admit(asked, Deed.EXPORT)
                        .then(session -> fetched(asked.field("xuat"), session))
                        .fold(file -> file, no -> new Handed.Refused(notice.refused(lang, no))),
                no -> new Handed.Refused(notice.refused(lang, no)));
    }

    private Answer<Handed> fetched(String id, Session session) {
        Optional<Export> export = exports.find(id).filter(one -> exports.waits(one, session.name()));
        if (export.isEmpty()) {
            return Answer.refused(Refusals.exportGone());
        }
        // The parcel first: a look is kept only of what can be handed over.
        Optional<Exports.Parcel> parcel = exports.fetch(export.get(), session.name());
        if (parcel.isEmpty()) {
            return Answer.refused(Refusals.exportGone());
        }
        Look look = Look.atExport(id, parcel.get().positions());
        return looks.keep(session.person(), look, export.get().why())
                .then(position -> Answer.done(new Handed.File("chung-cu-" + id + ".zip", parcel.get())));
    }

    private Answer<String> begun(Asked asked, Session session) {
        if (!Looks.isPurpose(asked.field("ly-do"))) {
            return Answer.refused(Refusals.auditPurpose());
        }
        String said = asked.field("khoa");
        Optional<NoteKey> trusted = NoteKey.read(said);
        List<SignedNote> notes = Audit.checkpoints(asked.field("goi"));
        boolean unread =
                !said.isEmpty() && trusted.isEmpty() || !asked.field("goi").isEmpty() && notes.isEmpty();
        if (unread) {
            return Answer.refused(Refusals.trustUnread());
        }
        Optional<Range> range = Range.of(asked);
        if (range.isEmpty()) {
            return Answer.refused(Refusals.rangeUnread());
        }
        return checks.begin(
                        session.name(),
                        asked.field("ly-do"),
                        new Checks.Wish(range.get().from(), range.get().to(), trusted, notes))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Refusals.auditBusy()));
    }

    /** @param from 0: behind the last clean verification. @param to 0: the end */
    private record Range(long from, long to) {
        static Optional<Range> of(Asked asked) {
            return switch (asked.field("pham-vi")) {
                case "tiep" -> Optional.of(new Range(0, 0));
                case "doan" -> part(asked.field("tu"), asked.field("den"));
                default -> Optional.of(new Range(1, 0));
            };
        }

        private static Optional<Range> part(String from, String to) {
            boolean numbers = from.matches("[1-9][0-9]{0,17}") && to.matches("([1-9][0-9]{0,17})?");
            long end = numbers && !to.isEmpty() ? Long.parseLong(to) : 0;
            return numbers && (end == 0 || end >= Long.parseLong(from))
                    ? Optional.of(new Range(Long.parseLong(from), end))
                    : Optional.empty();
        }
    }

    private Answer<String> stopped(Asked asked) {
        String id = asked.field("kiem");
        checks.cancel(id);
        return checks.find(id).isPresent() ? Answer.done(id) : Answer.refused(Refusals.exportGone());
    }

    private Answer<String> halted(Asked asked, Session session) {
        String id = asked.field("xuat");
        boolean own =
                exports.find(id).filter(one -> one.who().equals(session.name())).isPresent();
        if (own) {
            exports.cancel(id);
        }
        return own ? Answer.done(id) : Answer.refused(Refusals.exportGone());
    }

    private Answer<String> taken(Asked asked, Session session) {
        if (!Looks.isPurpose(asked.field("ly-do"))) {
            return Answer.refused(Refusals.auditPurpose());
        }
        Optional<Choice> choice = choice(asked);
        if (choice.isEmpty()) {
            return Answer.refused(Refusals.choiceUnread());
        }
        List<SignedNote> notes = Audit.checkpoints(asked.field("goi"));
        BundleMark mark = new BundleMark(session.name(), asked.field("ly-do"));
        return exports.begin(new Exports.Wish(mark, choice.get(), notes, Optional.empty()))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Refusals.auditBusy()));
    }

    /** Empty where something cannot be read, or nothing is named. */
    private static Optional<Choice> choice(Asked asked) {
        String from = asked.field("tu");
        String to = asked.field("den");
        boolean dated = (from.isEmpty() || Choice.instant(from).isPresent())
                && (to.isEmpty() || Choice.instant(to).isPresent());
        return Choice.positions(asked.field("vi-tri"))
                .filter(positions -> dated)
                .map(positions -> new Choice(
                        positions,
                        asked.field("ho-so"),
                        asked.field("nguon"),
                        Choice.instant(from),
                        Choice.instant(to)))
                .filter(Choice::isSomething);
    }

    private static boolean said(String id) {
        return id != null && !id.isBlank();
    }

    private Page guarded(String lang, Supplier<Page> work) {
        return Safely.answer(work, refusal -> notice.refused(lang, refusal));
    }
}
