package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Problem;

/** Applies a block's rules to one record: canonical values by slot, or the first problem. One instance per record. */
final class RecordReader {
    private static final int MOST_ITEMS = 10_000;

    private final Surroundings around;
    private final Trouble trouble = new Trouble();
    private final TextReader texts;

    RecordReader(Surroundings around) {
        this.around = around;
        this.texts = new TextReader(around, trouble);
    }

    /** Null when the record was read. */
    Problem problem() {
        return trouble.first();
    }

    boolean holds(List<FieldRule.Condition> conditions, Spot spot) {
        return texts.holds(conditions, spot);
    }

    /** Values by {@link Field#ordinal}: String, Moment, List of Object[] or null. Stops at the first problem. */
    Object[] read(Block block, Spot record) {
        Object[] values = new Object[Field.values().length];
        for (int i = 0; i < block.rules().size() && trouble.isNone(); i++) {
            FieldRule rule = block.rules().get(i);
            values[rule.slot()] = value(rule, record);
            if (rule.slot() == Field.DELETED.ordinal() && values[rule.slot()] != null) {
                trouble.report(Sentences.removed(Places.where(rule, record.at())));
            }
            if (rule.slot() == Field.UPDATED.ordinal() && !block.step() && values[rule.slot()] != null) {
                texts.eventDay(around.dayOf(((Moment) values[rule.slot()]).at()));
            }
        }
        return values;
    }

    /** Only its number, for a record that cannot be read; null when that cannot be read either. */
    String number(Block block, Spot record) {
        return block.rules().stream()
                .filter(rule -> rule.slot() == Field.NUMBER_OF_DOSSIER.ordinal())
                .findFirst()
                .map(rule -> (String) value(rule, record))
                .orElse(null);
    }

    /** Hears only how the record writes its days and months, whatever else is wrong with it. */
    void listen(Block block, Spot record) {
        for (FieldRule rule : block.rules()) {
            boolean times = rule.times() != null && rule.times().isUnsure();
            boolean list = rule.list() != null && rule.list().rules().stream().anyMatch(DayOrder::isUnsure);
            if (times || list) {
                value(rule, record);
                trouble.forget();
            }
        }
    }

    private Object value(FieldRule rule, Spot spot) {
        Object value = made(rule, spot);
        if (!around.evidence().isListening()) {
            around.watch().value(rule, spot.at(), value);
        }
        return value;
    }

    private Object made(FieldRule rule, Spot spot) {
        if (!texts.holds(rule.when(), spot)) {
            return null;
        }
        around.watch().held(rule);
        if (rule.list() != null) {
            return list(rule, spot);
        }
        if (rule.source().constant() != null) {
            return rule.source().constant();
        }
        String text = texts.read(rule, spot);
        if (!trouble.isNone()) {
            return null;
        }
        if (text == null) {
            return absent(rule, spot);
        }
        return rule.kind().isTime() ? time(rule, text, spot) : checked(rule, text, spot);
    }

    private Object absent(FieldRule rule, Spot spot) {
        if (rule.otherwise() == null && rule.required()) {
            trouble.report(Sentences.missing(rule, Places.where(rule, spot.at())));
        }
        return rule.otherwise();
    }

    private Object time(FieldRule rule, String text, Spot spot) {
        long millis = rule.times().read(text);
        if (rule.times().isUnsure()) {
            millis = around.evidence().weigh(rule.times(), text, millis);
        }
        if (millis == TimePattern.NO) {
            trouble.report(Sentences.impossible(rule, Places.where(rule, spot.at()), text));
            return null;
        }
        if (millis == DayOrder.BOTH) {
            trouble.report(Sentences.twoReadings(rule, Places.where(rule, spot.at()), text));
            return null;
        }
        return rule.kind() == ValueKind.PORTAL_TIME
                ? TimeReader.portalText(millis)
                : new Moment(Instant.ofEpochMilli(millis), text);
    }

    private String checked(FieldRule rule, String text, Spot spot) {
        String misfit = Wording.misfit(text);
        if (misfit != null) {
            trouble.report(Sentences.invalid(rule, Places.where(rule, spot.at()), misfit));
            return null;
        }
        String accepted = rule.kind().accept(text);
        if (accepted == null && rule.kind() != ValueKind.PRESENCE) {
            trouble.report(Sentences.invalid(rule, Places.where(rule, spot.at()), text));
        }
        return accepted;
    }

    private List<Object[]> list(FieldRule rule, Spot spot) {
        List<Object[]> items = new ArrayList<>();
        rule.list().each().visit(spot, around, new SourcePath.Visitor() {
            @Override
            public boolean item(Spot item) {
                if (isNothing(item.node())) {
                    return true;
                }
                if (items.size() >= MOST_ITEMS || !rule.list().takes(item.node())) {
                    trouble.report(Sentences.notRecord(Places.where(rule, item.at())));
                } else if (texts.holds(rule.list().only(), item)) {
                    items.add(values(rule.list(), item));
                }
                return trouble.isNone();
            }

            @Override
            public boolean absent(String at, boolean optional) {
                if (!optional) {
                    trouble.report(Sentences.absent(rule, at + " → " + rule.word() + " (" + rule.where() + ")"));
                }
                return trouble.isNone();
            }
        });
        return items;
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isTextual() && node.textValue().isBlank();
    }

    private Object[] values(FieldRule.ListRule list, Spot item) {
        Object[] values = new Object[list.kind().parts().size()];
        for (FieldRule part : list.rules()) {
            values[part.slot()] = trouble.isNone() ? value(part, item) : null;
        }
        return values;
    }
}
