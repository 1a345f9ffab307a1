package dev.plimsoll.core.improving;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts all pods on the nodes of a cart, and on what is there already where only other pods kept them off: all nodes are there
 * from the start, and pods are bound one after another as kube-scheduler could bind them. What finds no room in one order goes
 * first in the next ("squeaky wheel" optimisation: Joslin and Clements, 1999).
 */
final class SqueakyWheel {

    private static final int MOST_ORDERS = 16;
    private static final int FIRST_DRAWN = 8; // from this attempt on, orders are drawn by lot
    private static final int MOST_LANDING = 100; // nodes that are there and have room: more are not looked at

    private final Placement placement;
    private final Shelf shelf;
    private final Effort effort;
    private final List<Waiting> rows;
    private final boolean[] minds; // by row: whether its fit depends on other pods
    private final int[] priorities; // lowest first
    private final int[] landing;

    /** How a node is chosen from those that take a pod. */
    private enum Choice {
        FIRST,
        FULLEST,
        EMPTIEST
    }

    /** Of these pods, which come in the order of their worth. */
    SqueakyWheel(PlanningProblem problem, List<Waiting> rows, Shelf shelf, Effort effort) {
        this.rows = rows;
        this.shelf = shelf;
        this.effort = effort;
        placement = problem.placement();
        minds = new boolean[rows.size()];
        for (int row = 0; row < minds.length; row++) {
            minds[row] = placement.hasTopology(rows.get(row).handle());
        }
        priorities = rows.stream()
                .mapToInt(row -> row.shape().priority())
                .distinct()
                .sorted()
                .toArray();
        landing = problem.landingNodes().stream()
                .mapToInt(Integer::intValue)
                .filter(this::mayBeOfUse)
                .limit(MOST_LANDING)
                .toArray();
    }

    private boolean mayBeOfUse(int node) {
        for (int row = 0; row < minds.length; row++) {
            Waiting pods = rows.get(row);
            if (minds[row]
                    && placement.freeCpuMillis(node) >= pods.request()[0]
                    && placement.freeMemoryBytes(node) >= pods.request()[1]
                    && placement.freePods(node) >= pods.request()[2]
                    && placement.admits(pods.handle(), node)) {
                return true;
            }
        }
        return false;
    }

    /** The best of several orders, or the first that leaves no more than is good enough; the placement is left as it was. */
    Seats seat(Cart cart, @Nullable Seats goodEnough) {
        int mark = placement.mark();
        try {
            int[] bought = open(cart);
            int[] nodes = IntStream.concat(Arrays.stream(landing), Arrays.stream(bought))
                    .toArray();
            int[] order = byMinding();
            Seats best = tryOrder(cart, bought, nodes, order, Choice.FIRST);
            Seats last = best;
            for (int attempt = 1; attempt < MOST_ORDERS && !isGood(best, goodEnough) && !effort.isSpent(); attempt++) {
                order = attempt == 2 ? bySize() : attempt < FIRST_DRAWN ? squeaky(order, last.left()) : drawn(attempt);
                last = tryOrder(cart, bought, nodes, order, Choice.values()[attempt % Choice.values().length]);
                best = last.leavesFewerThan(best) ? last : best;
            }
            return best;
        } finally {
            placement.undo(mark);
        }
    }

    private static boolean isGood(Seats seats, @Nullable Seats goodEnough) {
        return seats.leavesNone() || (goodEnough != null && !goodEnough.leavesFewerThan(seats));
    }

    private Seats tryOrder(Cart cart, int[] bought, int[] nodes, int[] order, Choice choice) {
        int mark = placement.mark();
        try {
            return seats(cart, bought, fill(nodes, order, choice));
        } finally {
            placement.undo(mark);
        }
    }

    private int[] open(Cart cart) {
        List<NodeTemplate> templates = shelf.templates(cart);
        int[] nodes = new int[templates.size()];
        for (int node = 0; node < nodes.length; node++) {
            nodes[node] = placement.addNode(templates.get(node).freshNode("tried-" + node));
        }
        return nodes;
    }

    /** Binds in this order for as long as anything fits, since some pods wait for others; returns what is left of each row. */
    private int[] fill(int[] nodes, int[] order, Choice choice) {
        int[] left = new int[rows.size()];
        for (int row = 0; row < left.length; row++) {
            left[row] = rows.get(row).pods();
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int row : order) {
                int before = left[row];
                if (before > 0) {
                    left[row] -= place(row, nodes, choice, before);
                    moved |= left[row] < before;
                }
            }
        }
        return left;
    }

    private int place(int row, int[] nodes, Choice choice, int pods) {
        int handle = rows.get(row).handle();
        int left = pods;
        while (left > 0) {
            effort.spend(nodes.length);
            int node = choose(handle, nodes, choice);
            if (node == Placement.NO_NODE) {
                return pods - left;
            }
            left -= placement.fill(handle, node, minds[row] ? 1 : left);
        }
        return pods;
    }

    private int choose(int handle, int[] nodes, Choice choice) {
        int best = Placement.NO_NODE;
        double most = Double.NEGATIVE_INFINITY;
        for (int node : nodes) {
            if (placement.fits(handle, node)) {
                if (choice == Choice.FIRST) {
                    return node;
                }
                double free =
                        placement.freeCpuMillis(node) / 1000.0 + placement.freeMemoryBytes(node) / (double) (4L << 30);
                double score = choice == Choice.FULLEST ? -free : free;
                if (score > most) {
                    most = score;
                    best = node;
                }
            }
        }
        return best;
    }

    private Seats seats(Cart cart, int[] bought, int[] left) {
        int[][] pods = new int[bought.length][rows.size()];
        for (int node = 0; node < bought.length; node++) {
            for (int row = 0; row < rows.size(); row++) {
                pods[node][row] = placement.count(rows.get(row).handle(), bought[node]);
            }
        }
        return new Seats(cart, pods, left, byPriority(left));
    }

    /** How many pods are left of each priority, the highest first. */
    int[] byPriority(int[] left) {
        int[] byPriority = new int[priorities.length];
        for (int row = 0; row < left.length; row++) {
            int rank = Arrays.binarySearch(priorities, rows.get(row).shape().priority());
            byPriority[priorities.length - 1 - rank] += left[row];
        }
        return byPriority;
    }

    /** Those first that mind most who is near, the larger first among equals, and those of the highest priority before all. */
    private int[] byMinding() {
        return ordered(
                Comparator.comparing((Integer row) -> Minding.of(rows.get(row).shape()))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private int[] bySize() {
        return ordered(Comparator.naturalOrder());
    }

    private int[] ordered(Comparator<Integer> order) {
        return IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer row) -> -rows.get(row).shape().priority())
                        .thenComparing(order))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** An order by lot, always the same for the same attempt. */
    private int[] drawn(int attempt) {
        var random = new Random(attempt);
        double[] lots = random.doubles(rows.size()).toArray();
        return ordered(Comparator.comparingDouble(row -> lots[row]));
    }

    private static int[] squeaky(int[] order, int[] left) {
        var next = new ArrayList<Integer>();
        Arrays.stream(order).filter(row -> left[row] > 0).forEach(next::add);
        Arrays.stream(order).filter(row -> left[row] == 0).forEach(next::add);
        return next.stream().mapToInt(Integer::intValue).toArray();
    }
}
