package vn.lienthong.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.journal.Entry;

/** Applies what the portal answered, or that no answer came, to the dossiers of the request. */
final class SettleAnswer {
    private final Group group;
    private final SettleDossier dossiers;
    private final SettleLookUp lookUps;
    private final SettleSteps steps;
    private final SettleNumber numbers;

    SettleAnswer(Group group, LedgerSettings settings) {
        this.group = group;
        Pace pace = new Pace(settings.backoff());
        this.dossiers = new SettleDossier(group, pace);
        this.steps = new SettleSteps(group, pace, settings.resendUnknownSteps());
        this.numbers = new SettleNumber(pace, dossiers);
        this.lookUps = new SettleLookUp(group, pace, dossiers, steps);
    }

    void settle(OpenIntent intent, Outcome outcome, Entry answer) {
        Reply reply = new Reply(intent, outcome, answer.at().toEpochMilli());
        if (reply.service() == Call.Service.STEPS) {
            ordinals(intent).forEach((number, last) -> steps.settle(group.rows.get(number), last, reply));
            return;
        }
        for (CallFacts.Item item : intent.asked().items()) {
            Row row = group.rows.get(item.number().value());
            switch (reply.service()) {
                case LOOK_UP -> lookUps.settle(row, item.sent(), reply);
                case NUMBER -> numbers.settle(row, item.sent(), reply);
                case CREATE, UPDATE, STEPS -> dossiers.settle(row, item.sent(), reply);
            }
            keepItsProtocol(row, reply);
            group.touch(row);
        }
    }

    /** News may have come while its first call was on its way, on the day its agency changed: it goes on as it began. */
    private static void keepItsProtocol(Row row, Reply reply) {
        String begunWith = reply.intent().credential();
        boolean changed = row.credential != null && Protocol.of(row.credential) != Protocol.of(begunWith);
        if (changed && row.begun() == Protocol.of(begunWith)) {
            row.credential = begunWith;
            row.schedule(row.due == null ? reply.at() : row.due);
        }
    }

    /** The last step of each dossier in the call, by dossier number. */
    private static Map<String, Integer> ordinals(OpenIntent intent) {
        List<CallFacts.Item> items = intent.asked().items();
        return items.stream()
                .collect(Collectors.toMap(
                        item -> item.number().value(), CallFacts.Item::stepOrdinal, Math::max, TreeMap::new));
    }
}
