package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds pods to the nodes meant for them for as long as some pod fits that is not bound yet: if none is left, there is an
 * order in which kube-scheduler could have done the same. Pods with rules about other pods go first, since every other pod
 * can only narrow their choice: those that spread over hosts, those that spread over zones, all others. The rest follow a
 * shape at a time, since some pods wait for them to be near. Pods for which that leaves no room go first in the next attempt.
 */
final class ScheduleRehearsal {

    /** The place in the plan of pods that the plan puts on no node of its own. */
    static final int UNPLANNED = -1;

    private static final int MOST_ATTEMPTS = 6;

    private final Placement placement;
    private final List<Waiting> all = new ArrayList<>();
    private final Map<String, Integer> turns = new TreeMap<>();

    /** Pods that no order brings onto their node, and the first rule in the way there; null if there is no node at all. */
    record Stuck(int shape, int pods, int planned, @Nullable Misfit misfit) {

        Stuck with(int morePods) {
            return new Stuck(shape, pods + morePods, planned, misfit);
        }
    }

    /** What pods mind about others, in the order in which such pods are bound. */
    private enum Minding {
        HOST_SPREAD,
        SPREAD,
        COMPANY,
        NOTHING;

        static Minding of(PodShape shape) {
            List<TopologySpreadConstraint> hard = shape.rules().spread().stream()
                    .filter(TopologySpreadConstraint::hard)
                    .toList();
            if (hard.stream().anyMatch(constraint -> constraint.topologyKey().equals(WellKnown.HOSTNAME))) {
                return HOST_SPREAD;
            }
            if (!hard.isEmpty() || shape.rules().attachments().scoreInputs().kind() != null) {
                return SPREAD;
            }
            return shape.rules().podAffinity().affinity().isEmpty()
                            && shape.rules().podAffinity().antiAffinity().isEmpty()
                    ? NOTHING
                    : COMPANY;
        }
    }

    /** Pods of one shape that wait for room on some nodes. */
    private static final class Waiting {
        private final int shape;
        private final List<Integer> nodes;
        private final int planned;
        private final Minding minding;
        private final int pods;
        private int left;
        private int turn;
        private boolean isUrgent;

        private Waiting(int shape, int pods, List<Integer> nodes, int planned, Minding minding) {
            this.shape = shape;
            this.pods = pods;
            this.left = pods;
            this.nodes = nodes;
            this.planned = planned;
            this.minding = minding;
        }
    }

    /** On a placement that holds what there is already, and nothing of the plan. */
    ScheduleRehearsal(Placement placement) {
        this.placement = placement;
        for (int node : placement.nodes()) {
            for (int shape : placement.shapesOn(node)) {
                turns.merge(turnKey(shape, node), placement.count(shape, node), Integer::sum);
            }
        }
    }

    /** Adds pods that may go on these nodes and no others. */
    void wait(int shape, int pods, List<Integer> nodes, int planned) {
        Minding minding = Minding.of(placement.shapeAt(shape));
        if (minding == Minding.NOTHING) {
            all.add(new Waiting(shape, pods, nodes, planned, minding));
            return;
        }
        for (int pod = 0; pod < pods; pod++) {
            all.add(new Waiting(shape, 1, nodes, planned, minding));
        }
    }

    /** Zones take turns in taking pods with equal labels, so that all kinds of pod stay level, whoever looks at them. */
    private List<Waiting> takeTurns() {
        var bound = new ArrayList<>(all.stream()
                .filter(waiting -> waiting.minding != Minding.NOTHING)
                .toList());
        bound.sort(Comparator.comparing(waiting -> waiting.minding));
        for (Waiting waiting : bound) {
            if (!waiting.nodes.isEmpty()) {
                waiting.turn = turns.merge(turnKey(waiting.shape, waiting.nodes.getFirst()), 1, Integer::sum);
            }
        }
        bound.sort(
                Comparator.comparing((Waiting waiting) -> waiting.minding).thenComparingInt(waiting -> waiting.turn));
        return bound;
    }

    private String turnKey(int shape, int node) {
        PodShape pod = placement.shapeAt(shape);
        return pod.namespace() + " " + pod.labels() + " "
                + placement.nodeAt(node).zone();
    }

    /** Binds all that can be bound, and says what cannot. */
    List<Stuck> run() {
        List<Waiting> inTurn = takeTurns();
        for (int attempt = 1; ; attempt++) {
            int mark = placement.mark();
            bind(inTurn);
            List<Waiting> stuck =
                    all.stream().filter(waiting -> waiting.left > 0).toList();
            if (stuck.isEmpty() || attempt == MOST_ATTEMPTS || stuck.stream().allMatch(waiting -> waiting.isUrgent)) {
                placement.keep(mark);
                return described(stuck);
            }
            placement.undo(mark);
            stuck.forEach(waiting -> waiting.isUrgent = true);
            all.forEach(waiting -> waiting.left = waiting.pods);
        }
    }

    private void bind(List<Waiting> inTurn) {
        bindRound(new ArrayList<>(
                inTurn.stream().filter(waiting -> waiting.isUrgent).toList()));
        Map<Integer, List<Waiting>> free = new TreeMap<>();
        for (Waiting waiting : all) {
            if (waiting.minding == Minding.NOTHING) {
                free.computeIfAbsent(waiting.shape, unseen -> new ArrayList<>()).add(waiting);
            }
        }
        var bound = new ArrayList<>(
                inTurn.stream().filter(waiting -> waiting.left > 0).toList());
        var shapes = new ArrayDeque<>(free.values());
        bindRound(bound);
        while (!shapes.isEmpty()) {
            bindRound(shapes.removeFirst());
            bindRound(bound);
        }
        boolean progress = true;
        while (progress) { // one may have to wait for the other
            progress = bindRound(bound);
            for (List<Waiting> shape : free.values()) {
                progress |= bindRound(shape);
            }
        }
    }

    private List<Stuck> described(List<Waiting> left) {
        var stuck = new TreeMap<Integer, SortedMap<Integer, Stuck>>();
        left.forEach(waiting -> note(stuck, waiting));
        return stuck.values().stream()
                .flatMap(byShape -> byShape.values().stream())
                .toList();
    }

    private void note(SortedMap<Integer, SortedMap<Integer, Stuck>> stuck, Waiting waiting) {
        stuck.computeIfAbsent(waiting.planned, any -> new TreeMap<>())
                .merge(waiting.shape, stuck(waiting), (one, other) -> one.with(other.pods()));
    }

    /** Binds until nothing moves, drops who is done, and says whether anything moved. */
    private boolean bindRound(List<Waiting> waitings) {
        boolean moved = false;
        boolean movedNow = true;
        while (movedNow && !waitings.isEmpty()) {
            movedNow = false;
            for (Waiting waiting : waitings) {
                movedNow |= bindWhatFits(waiting);
            }
            waitings.removeIf(waiting -> waiting.left == 0);
            moved |= movedNow;
        }
        return moved;
    }

    private boolean bindWhatFits(Waiting waiting) {
        int before = waiting.left;
        for (int i = 0; i < waiting.nodes.size() && waiting.left > 0; i++) {
            int node = waiting.nodes.get(i);
            int room = placement.room(waiting.shape, node, waiting.left);
            placement.bind(waiting.shape, node, room);
            waiting.left -= room;
        }
        return waiting.left < before;
    }

    private Stuck stuck(Waiting waiting) {
        Misfit misfit = waiting.nodes.isEmpty() ? null : placement.misfit(waiting.shape, waiting.nodes.getFirst());
        return new Stuck(waiting.shape, waiting.left, waiting.planned, misfit);
    }
}
