package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which change of which dossier shows at which tick. A dossier's changes stay in order. */
final class Script {
    private static final Procedure LOCAL = new Procedure(
            "KH_CHUYEN_MUC_DICH_01",
            "Thủ tục có mã nội bộ, chưa ánh xạ mã quốc gia",
            "DD",
            "Đất đai (mã lĩnh vực nội bộ)");

    private final List<Life> lives;
    private final List<List<Snapshot>> acts = new ArrayList<>();

    Script(Part part, List<Procedure> procedures, Set<Habit> habits) {
        Generator generator = new Generator(part.seed(), part.now());
        Random random = new Random(part.seed() ^ 0x5EED);
        this.lives = generator.lives(part.dossiers(), part.agencies(), procedures, habits);
        for (int tick = 0; tick < part.ticks(); tick++) {
            acts.add(new ArrayList<>());
        }
        for (Life life : lives) {
            spread(life, random);
        }
        List<Life> spare = generator.lives(part.flaws().size(), part.agencies(), procedures, habits);
        for (int i = 0; i < spare.size(); i++) {
            acts.get((part.ticks() / 3 + i) % part.ticks())
                    .add(flawed(spare.get(i), part.flaws().get(i)));
        }
    }

    List<Life> lives() {
        return lives;
    }

    int ticks() {
        return acts.size();
    }

    List<Snapshot> act(int tick) {
        return List.copyOf(acts.get(tick));
    }

    /** At the very end: by then the owner has long said it first. */
    void claimAtTheEnd(String number) {
        Life claimed = lives.get(0).withNumber(number).only(8);
        acts.get(acts.size() - 1).add(new Snapshot(claimed, 0, Flaw.FOREIGN_CLAIM));
    }

    private void spread(Life life, Random random) {
        int first = random.nextInt(Math.max(1, acts.size() / 2));
        int[] ticks =
                random.ints(life.changes().size(), first, acts.size()).sorted().toArray();
        // The first dossier opens the play: the one another source may claim later.
        ticks[0] = life.equals(lives.get(0)) ? 0 : ticks[0];
        Arrays.sort(ticks);
        for (int i = 0; i < ticks.length; i++) {
            acts.get(ticks[i]).add(life.asOf(i));
        }
    }

    private static Snapshot flawed(Life life, Flaw flaw) {
        Life one =
                switch (flaw) {
                    case NOT_RECEIVED -> life.only(1);
                    case END_BEFORE_START -> life.only(9);
                    case UNKNOWN_PROCEDURE -> life.only(4).withProcedure(LOCAL);
                    default -> life.only(4);
                };
        return new Snapshot(one, 0, flaw);
    }
}
