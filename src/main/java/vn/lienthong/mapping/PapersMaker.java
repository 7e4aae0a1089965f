package vn.lienthong.mapping;

import static vn.lienthong.mapping.Slots.at;
import static vn.lienthong.mapping.Slots.s;

import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Papers;
import vn.lienthong.dossier.Step;

/** Puts the lists of a dossier together; the order of the parts is that of {@link ListKind}. */
final class PapersMaker {
    private final Slots slots;

    PapersMaker(Slots slots) {
        this.slots = slots;
    }

    Papers papers() {
        return new Papers(
                slots.list(Field.DATABASES, v -> (String) v[0]).stream()
                        .filter(code -> code != null)
                        .toList(),
                slots.list(Field.DOCUMENTS, PapersMaker::document),
                slots.list(Field.FEES, v -> new Papers.Fee(s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4))),
                slots.list(Field.OTHER_PAPERS, v -> new Papers.OtherPaper(s(v, 0), s(v, 1), s(v, 2))),
                slots.list(Field.SUPPLEMENTS, PapersMaker::supplement),
                slots.list(Field.RESULTS, v -> new Papers.Result(s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4))));
    }

    private static Papers.Document document(Object[] v) {
        return new Papers.Document(s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4), s(v, 5), s(v, 6), s(v, 7), s(v, 8));
    }

    private static Papers.Supplement supplement(Object[] v) {
        return new Papers.Supplement(
                s(v, 0), s(v, 1), s(v, 2), s(v, 3), s(v, 4), s(v, 5), s(v, 6), s(v, 7), s(v, 8), s(v, 9));
    }

    static Step step(Object[] v) {
        return new Step(
                ((Moment) v[0]).at(),
                MainStatus.find(Integer.parseInt(s(v, 1))).orElseThrow(),
                s(v, 2),
                s(v, 3),
                s(v, 4),
                s(v, 5),
                at((Moment) v[6]),
                at((Moment) v[7]),
                false);
    }
}
