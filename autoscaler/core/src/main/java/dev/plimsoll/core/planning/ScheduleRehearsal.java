package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binds pods to the nodes meant for them for as long as some pod fits that is not bound yet: if none is left, there is an
 * order in which kube-scheduler could have done the same. Pods with rules about other pods go first, since every other pod
 * can only narrow their choice; the others follow a shape at a time, since some pods wait for them to be near.
 */
final class ScheduleRehearsal {

    /** The place in the plan of pods that the plan puts on no node of its own. */
    static final int UNPLANNED = -1;

    private final Placement placement;
    private final List<Waiting> bound = new ArrayList<>();
    private final Map<Integer, List<Waiting>> free = new TreeMap<>();
    private final Map<String, Integer> ranks = new TreeMap<>();

    /** Pods that no order brings onto their node, and the first rule in the way there; null if there is no node at all. */
    record Stuck(int shape, int pods, int planned, @Nullable Misfit misfit) {}

    /** Pods of one shape that wait for room on some nodes. */
    private static final class Waiting {
        private final int shape;
        private final List<Integer> nodes;
        private final int planned;
        private final int rank;
        private int left;

        private Waiting(int shape, int pods, List<Integer> nodes, int planned, int rank) {
            this.shape = shape;
            this.left = pods;
            this.nodes = nodes;
            this.planned = planned;
            this.rank = rank;
        }
    }

    ScheduleRehearsal(Placement placement) {
        this.placement = placement;
    }

    /** Adds pods that may go on these nodes and no others. */
    void wait(int shape, int pods, List<Integer> nodes, int planned) {
        if (hasRulesAboutPods(placement.shapeAt(shape))) {
            bound.add(new Waiting(shape, pods, nodes, planned, rank(shape, nodes)));
        } else {
            free.computeIfAbsent(shape, unseen -> new ArrayList<>()).add(new Waiting(shape, pods, nodes, planned, 0));
        }
    }

    /** Zones take turns, so that pods that must be spread evenly are bound in few rounds. */
    private int rank(int shape, List<Integer> nodes) {
        String zone = nodes.isEmpty() ? "" : placement.nodeAt(nodes.getFirst()).zone();
        return ranks.merge(shape + " " + zone, 1, Integer::sum);
    }

    private static boolean hasRulesAboutPods(PodShape shape) {
        return !shape.rules().podAffinity().affinity().isEmpty()
                || !shape.rules().podAffinity().antiAffinity().isEmpty()
                || shape.rules().attachments().scoreInputs().kind() != null
                || shape.rules().spread().stream().anyMatch(TopologySpreadConstraint::hard);
    }

    /** Binds all that can be bound, and says what cannot. */
    List<Stuck> run() {
        bound.sort(Comparator.comparingInt(waiting -> waiting.rank));
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
        var stuck = new ArrayList<Stuck>();
        bound.forEach(waiting -> stuck.add(stuck(waiting)));
        free.values().forEach(shape -> shape.forEach(waiting -> stuck.add(stuck(waiting))));
        stuck.sort(Comparator.comparingInt(Stuck::planned).thenComparingInt(Stuck::shape));
        return stuck;
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
