package vn.lienthong.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;

/** What was asked of the portal, and what it answered, for each dossier of the call. */
final class Calls {
    /** An answer stands mostly a little behind its request. */
    private static final int REMEMBERED = 1_000;

    private final Journal journal;
    private final Map<Long, Asked> asked = new LinkedHashMap<>();

    /** A request without its contents. */
    private record Asked(Call.Service service, List<String> numbers) {}

    Calls(Journal journal) {
        this.journal = journal;
    }

    List<Posted> request(Entry entry) {
        CallFacts.Asked call = CallFacts.readRequest(entry.facts());
        Asked known = asked(call);
        remember(entry.position(), known);
        List<Posted> posted = new ArrayList<>();
        for (String number : known.numbers()) {
            posted.add(Posted.of(
                    Posting.plain(entry, posted.size(), number, call.service().name())));
        }
        return posted;
    }

    List<Posted> answer(Entry entry) {
        CallFacts.Answered answered = CallFacts.readAnswer(entry.facts());
        Outcome outcome = answered.outcome();
        List<Posted> posted = new ArrayList<>();
        Asked request = asked(answered.request());
        for (String number : request.numbers()) {
            Line line = new Line(
                    entry.position(),
                    posted.size(),
                    entry.kind(),
                    entry.party(),
                    entry.at(),
                    number,
                    status(outcome),
                    "",
                    "",
                    outcome.kind().name());
            posted.add(new Posted(line, issued(outcome, request), List.of(), List.of(), codes(outcome)));
        }
        return posted;
    }

    /** A look-up that found the dossier says in which state. */
    private static int status(Outcome outcome) {
        boolean said = outcome.kind() == Outcome.Kind.FOUND && outcome.code().matches("10|[1-9]");
        return said ? Integer.parseInt(outcome.code()) : 0;
    }

    /** What the portal gave a dossier is another name of it. */
    private static List<String> issued(Outcome outcome, Asked request) {
        boolean gives = request.service() == Call.Service.NUMBER || request.service() == Call.Service.CREATE;
        boolean gave =
                outcome.kind() == Outcome.Kind.DONE && outcome.code().length() > 3 && Posting.isName(outcome.code());
        return gives && gave && request.numbers().size() == 1 ? List.of(outcome.code()) : List.of();
    }

    private static List<String> codes(Outcome outcome) {
        boolean refused =
                outcome.kind() == Outcome.Kind.REFUSED && !outcome.code().isEmpty();
        return refused ? List.of(outcome.code()) : List.of();
    }

    private Asked asked(long request) {
        Asked known = asked.get(request);
        if (known != null) {
            return known;
        }
        return journal.find(request)
                .filter(entry -> entry.kind() == Kind.REQUEST)
                .map(entry -> asked(CallFacts.readRequest(entry.facts())))
                .orElse(new Asked(Call.Service.LOOK_UP, List.of()));
    }

    private static Asked asked(CallFacts.Asked call) {
        Set<String> numbers = new LinkedHashSet<>();
        call.items().forEach(item -> numbers.add(item.number().value()));
        return new Asked(call.service(), List.copyOf(numbers));
    }

    private void remember(long position, Asked request) {
        asked.put(position, request);
        if (asked.size() > REMEMBERED) {
            asked.remove(asked.keySet().iterator().next());
        }
    }
}
