package dev.plimsoll.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Problems that are much like one before them: of each shape a pod more or less, now and then other shapes or nodes. */
final class MovedProblems {

    private static final int MOST_PODS = 5;

    private MovedProblems() {}

    static PlainProblem small(PlainProblem before, Random random) {
        var pods = new ArrayList<PlainProblem.Pods>();
        for (PlainProblem.Pods some : before.pods()) {
            int count = Math.clamp(some.count() + random.nextInt(3) - 1, 1, MOST_PODS);
            pods.add(new PlainProblem.Pods(some.cpuMillis(), some.memoryGib(), count));
        }
        if (random.nextInt(5) == 0 && pods.size() > 1) {
            pods.removeLast();
        } else if (random.nextInt(5) == 0 && pods.size() < 3) {
            pods.add(new PlainProblem.Pods(random.nextInt(9) * 250L, random.nextInt(9), random.nextInt(1, 3)));
        }
        return new PlainProblem(pods, kinds(before, random));
    }

    /** The first kind, which is large enough for any pod and never runs out, stays what it is but for its price. */
    private static List<PlainProblem.Kind> kinds(PlainProblem before, Random random) {
        var kinds = new ArrayList<>(before.kinds());
        int one = random.nextInt(kinds.size());
        PlainProblem.Kind kind = kinds.get(one);
        switch (random.nextInt(12)) {
            case 0 -> kinds.set(one, with(kind, kind.microDollars() * random.nextInt(50, 150) / 100, kind.room()));
            case 1 -> kinds.set(one, with(kind, kind.microDollars(), one == 0 ? kind.room() : random.nextInt(1, 4)));
            case 2 -> kinds.add(new PlainProblem.Kind(5000, 20, 7, random.nextInt(20_000, 300_000), 100_000));
            case 3 -> kinds.subList(1, kinds.size()).clear();
            default -> {} // all as it was
        }
        return kinds;
    }

    private static PlainProblem.Kind with(PlainProblem.Kind kind, long microDollars, int room) {
        return new PlainProblem.Kind(kind.cpuMillis(), kind.memoryGib(), kind.pods(), microDollars, room);
    }

    /** Each count up to so many percent more or less. */
    static PlainProblem large(PlainProblem before, int percent, Random random) {
        var pods = new ArrayList<PlainProblem.Pods>();
        for (PlainProblem.Pods some : before.pods()) {
            int change = Math.round(some.count() * random.nextInt(-percent, percent + 1) / 100f);
            pods.add(new PlainProblem.Pods(some.cpuMillis(), some.memoryGib(), Math.max(1, some.count() + change)));
        }
        return new PlainProblem(pods, before.kinds());
    }
}
