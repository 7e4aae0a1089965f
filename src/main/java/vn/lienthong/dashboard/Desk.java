package vn.lienthong.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.lienthong.access.Access;
import vn.lienthong.access.Answer;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Session;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.ledger.ProblemGroup;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.mapping.UnknownCode;
import vn.lienthong.operator.CodeRow;
import vn.lienthong.operator.CodeTables;
import vn.lienthong.operator.Decisions;

/**
 * The pages where people see what waits for them and, signed in as operators, decide: every writing goes through the operator room. Safe from
 * any thread; never throws for what was asked or for a store that is away.
 */
public final class Desk {
    public static final String QUEUE = "/ma-cho-ghep";
    public static final String PROBLEMS = "/van-de";
    private static final int SHOWN = 50;

    private final Ledger ledger;
    private final Access access;
    private final Decisions decisions;
    private final CodeTables tables;
    private final Notice notice;

    public Desk(Ledger ledger, Access access, Decisions decisions, CodeTables tables, Clock clock) {
        this.ledger = ledger;
        this.access = access;
        this.decisions = decisions;
        this.tables = tables;
        this.notice = new Notice(clock);
    }

    /** {@code GET /ma-cho-ghep}: codes that no table knows, with counts. */
    public Page queue(String lang, String token, String written) {
        return safely(lang, () -> {
            UnknownCodesView view = new UnknownCodesView(notice.wording(lang), ledger.openUnknownCodes(), tables);
            Map<String, Object> values = frame(lang, token, written, "queueTitle", QUEUE, "");
            values.put("lines", view.lines());
            values.put("none", view.groups().isEmpty());
            return Page.html(200, Templates.render("unknown-codes", values));
        });
    }

    /** {@code GET /van-de}: open problems by cause; with {@code ?nguon=&loai=} those of one cause, one by one. */
    public Page problems(String lang, String token, String source, String code, String written) {
        return safely(lang, () -> {
            Wording wording = notice.wording(lang);
            List<ProblemGroup> groups = ledger.openByCause();
            Map<String, Object> values = frame(lang, token, written, "navProblems", PROBLEMS, "");
            values.put("groups", groups.stream().map(one -> cause(wording, one)).toList());
            values.put("none", groups.isEmpty());
            List<Map<String, Object>> cases = cases(wording, source, code);
            values.put("cases", cases);
            values.put("anyCases", cases.size() > 1);
            values.put("problems", ProblemLines.of(wording, ledger.problems(query(source, code))));
            return Page.html(200, Templates.render("desk", values));
        });
    }

    /** {@code POST /ma-cho-ghep}: a row for a code table. */
    public Page fill(Asked asked) {
        return decided(asked, QUEUE, session -> {
            CodeRow row = new CodeRow(asked.field("ma-dich"), asked.field("ten-goi"), asked.field("ghi-chu"));
            Optional<ProblemGroup> group = group(asked);
            Optional<UnknownCode> unknown = group.flatMap(UnknownCodesView::unknown);
            return unknown.isEmpty()
                    ? Answer.refused(Refusals.causeUnknown())
                    : tables.fill(group.get().source(), unknown.get(), row, session.name());
        });
    }

    /** {@code POST /van-de}: problems are released or discarded, one or all of a cause. */
    public Page decide(Asked asked) {
        String back = asked.field("ve").equals("ma") ? QUEUE : PROBLEMS;
        return decided(asked, back, session -> {
            Optional<Decision.Action> action = action(asked.field("viec"));
            if (action.isEmpty()) {
                return Answer.refused(Refusals.causeUnknown());
            }
            String why = asked.field("ly-do");
            if (asked.field("van-de").matches("\\d{1,18}:\\d{1,9}(:\\d{1,9})?")) {
                ProblemKey key = ProblemKey.parse(asked.field("van-de"));
                return decideOne(action.get(), key, asked.field("ma-cong").strip(), session.name(), why);
            }
            Optional<ProblemCode> code = code(asked.field("loai"));
            if (code.isPresent() && !asked.field("dau").isEmpty() && back.equals(PROBLEMS)) {
                List<ProblemKey> alike = new Cases(ledger, asked.field("nguon"), code.get())
                        .keys(asked.field("dau"), until(asked).orElse(Long.MAX_VALUE));
                return decisions.decideNamed(action.get(), alike, session.name(), why);
            }
            return group(asked)
                    .map(group -> decisions.decide(action.get(), group, session.name(), why))
                    .orElseGet(() -> Answer.refused(Refusals.causeUnknown()));
        });
    }

    private Page decided(Asked asked, String back, java.util.function.Function<Session, Answer<Long>> work) {
        String lang = asked.field("lang");
        return safely(lang, () -> access.admit(asked, Deed.DECIDE)
                .then(work)
                .fold(
                        position -> Page.elsewhere(notice.wording(lang).link(back, "da-ghi", Long.toString(position))),
                        refusal -> notice.refused(lang, refusal)));
    }

    /** The group that a form names, up to the position that its page showed: what came later was not decided about. */
    private Optional<ProblemGroup> group(Asked asked) {
        String mark = asked.field("dau");
        List<ProblemGroup> groups = mark.isEmpty() ? ledger.openByCause() : ledger.openUnknownCodes();
        return groups.stream()
                .filter(group -> group.source().equals(asked.field("nguon"))
                        && group.code().name().equals(asked.field("loai"))
                        && UnknownCodesView.mark(group).equals(mark))
                .findFirst()
                .map(group -> until(asked).map(group::upTo).orElse(group));
    }

    private static Optional<Long> until(Asked asked) {
        String said = asked.field("den");
        return said.matches("\\d{1,18}") ? Optional.of(Long.parseLong(said)) : Optional.empty();
    }

    /** A dossier that a person knows to be at the portal is released under its id there. */
    private Answer<Long> decideOne(Decision.Action action, ProblemKey key, String portalId, String who, String why) {
        boolean isNamed = action == Decision.Action.RELEASE && !portalId.isEmpty() && portalId.length() <= 100;
        return isNamed ? decisions.releaseAs(portalId, key, who, why) : decisions.decideOne(action, key, who, why);
    }

    private static Optional<Decision.Action> action(String word) {
        return switch (word) {
            case "tha" -> Optional.of(Decision.Action.RELEASE);
            case "bo" -> Optional.of(Decision.Action.DISCARD);
            default -> Optional.empty();
        };
    }

    private static ProblemQuery query(String source, String code) {
        Optional<ProblemCode> known = code(code);
        Optional<String> named = Optional.ofNullable(source).filter(one -> !one.isBlank());
        return new ProblemQuery(named, ProblemQuery.open(SHOWN).state(), known, Long.MAX_VALUE, SHOWN);
    }

    private static Optional<ProblemCode> code(String name) {
        return java.util.Arrays.stream(ProblemCode.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private List<Map<String, Object>> cases(Wording wording, String source, String code) {
        Optional<ProblemCode> known = code(code);
        return source == null || source.isBlank() || known.isEmpty()
                ? List.of()
                : new Cases(ledger, source, known.get())
                        .list().stream()
                                .map(one -> oneCase(wording, source, known.get(), one))
                                .toList();
    }

    private static Map<String, Object> oneCase(Wording wording, String source, ProblemCode code, Cases.Case one) {
        Map<String, Object> values = new java.util.LinkedHashMap<>(
                cause(wording, new ProblemGroup(source, code, "", "", one.count(), one.first(), one.last())));
        values.put("mark", one.mark());
        values.put("advice", wording.choose(one.vi(), one.en()));
        return values;
    }

    private static Map<String, Object> cause(Wording wording, ProblemGroup group) {
        Map<String, Object> values = UnknownCodesView.count(wording, group);
        String link = wording.link(PROBLEMS, "nguon", group.source());
        values.put("link", link + "&loai=" + group.code().name());
        values.put("releaseText", wording.get("releaseMany", group.count()));
        values.put("discardText", wording.get("discardMany", group.count()));
        return values;
    }

    private Map<String, Object> frame(
            String lang, String token, String written, String title, String path, String value) {
        Wording wording = notice.wording(lang);
        Map<String, Object> values = Frame.of(wording, wording.get(title), path, value.isEmpty() ? "" : "nguon", value);
        Optional<Session> session =
                access.find(token).filter(one -> one.person().may(Deed.DECIDE));
        boolean noted = written != null && written.matches("\\d{1,18}");
        long position = noted ? Long.parseLong(written) : 0;
        values.put("bench", true);
        values.put("signedIn", session.isPresent());
        values.put("operator", session.map(Session::name).orElse(""));
        values.put("formToken", session.map(Session::formToken).orElse(""));
        values.put("written", noted);
        values.put("writtenText", wording.get("written", Long.toString(position)));
        values.put("writtenLink", wording.entryLink(position));
        values.put("settling", noted && ledger.bookmark() < position);
        values.put("pageLink", wording.link(path, "", ""));
        return values;
    }

    private Page safely(String lang, Supplier<Page> work) {
        try {
            return work.get();
        } catch (LedgerUnavailable e) {
            return notice.refused(lang, Refusals.ledgerUnavailable());
        } catch (JournalUnavailable e) {
            return notice.refused(lang, Refusals.unavailable(e));
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof JournalUnavailable away) {
                return notice.refused(lang, Refusals.unavailable(away));
            }
            throw e;
        }
    }
}
