package vn.lienthong.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.lienthong.dossier.Moment;

/** The canonical values of one record by field, each as the type that its rule gave it. */
final class Slots {
    private final Object[] values;

    Slots(Object[] values) {
        this.values = values;
    }

    String text(Field field) {
        return (String) values[field.ordinal()];
    }

    Moment moment(Field field) {
        return (Moment) values[field.ordinal()];
    }

    <T> T find(Field field, Function<Integer, Optional<T>> find) {
        String code = text(field);
        return code == null ? null : find.apply(Integer.parseInt(code)).orElse(null);
    }

    @SuppressWarnings("unchecked")
    <T> List<T> list(Field field, Function<Object[], T> make) {
        List<Object[]> items = (List<Object[]>) values[field.ordinal()];
        if (items == null || items.isEmpty()) {
            return List.of();
        }
        List<T> made = new ArrayList<>(items.size());
        items.forEach(item -> made.add(make.apply(item)));
        return made;
    }

    static String s(Object[] values, int slot) {
        return (String) values[slot];
    }

    static Instant at(Moment moment) {
        return moment == null ? null : moment.at();
    }
}
