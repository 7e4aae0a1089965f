package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The ways a dossier's life can go, in portal codes, with how often each is seen. */
final class Paths {
    private static final List<Integer> NORMAL = List.of(2, 4, 9, 10);
    private static final List<Integer> SUPPLEMENTED = List.of(2, 4, 5, 4, 9, 10);
    private static final List<Integer> CHARGED = List.of(2, 4, 6, 4, 9, 10);
    private static final List<Integer> LABORIOUS = List.of(2, 4, 5, 4, 5, 4, 6, 4, 9, 10);
    private static final List<Integer> WITHDRAWN = List.of(2, 4, 7);
    private static final List<Integer> REFUSED = List.of(1, 3);
    private static final List<Integer> STOPPED = List.of(2, 4, 8);
    private static final List<Integer> UNDONE = List.of(2, 4, 9, 10, 4);
    private static final List<Integer> UNDONE_AND_DONE = List.of(2, 4, 9, 10, 4, 9, 10);

    private final RandomGenerator random;
    private final Set<Habit> habits;

    Paths(RandomGenerator random, Set<Habit> habits) {
        this.random = random;
        this.habits = Set.copyOf(habits);
    }

    List<Integer> next(int channel) {
        List<Integer> path = new ArrayList<>(choose(random.nextInt(100)));
        if (habits.contains(Habit.NO_REGISTRATION)) {
            path.removeIf(code -> code == 1);
        } else if (channel == 2 && path.get(0) == 2 && random.nextInt(4) == 0) {
            path.add(0, 1);
        }
        return shortened(path);
    }

    private List<Integer> choose(int percent) {
        if (percent < 50) {
            return NORMAL;
        }
        if (percent < 65) {
            return SUPPLEMENTED;
        }
        if (percent < 74) {
            return CHARGED;
        }
        if (percent < 79) {
            return LABORIOUS;
        }
        if (habits.contains(Habit.ALWAYS_FINISHES)) {
            return NORMAL;
        }
        if (percent < 93) {
            return percent < 84 ? WITHDRAWN : percent < 89 ? REFUSED : STOPPED;
        }
        if (habits.contains(Habit.NO_UNDO)) {
            return NORMAL;
        }
        return percent < 97 ? UNDONE_AND_DONE : UNDONE;
    }

    /** One normal life in four is still going on when the play ends; never stuck before reception. */
    private List<Integer> shortened(List<Integer> path) {
        boolean ongoing = path.size() > 3 && random.nextInt(4) == 0;
        if (!ongoing) {
            return path;
        }
        int keep = habits.contains(Habit.ALWAYS_FINISHES) ? path.size() - 1 : 2 + random.nextInt(path.size() - 2);
        return path.subList(0, keep);
    }
}
