package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.planning.Plan.LowerBound;
import dev.plimsoll.core.planning.Plan.PlannedNode;
import dev.plimsoll.core.planning.Plan.Proof;
import dev.plimsoll.core.planning.Plan.Stage;
import dev.plimsoll.core.planning.Plan.Unplaced;
import dev.plimsoll.core.planning.Plan.Verdict;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the greedy planner: the problem, and the purchases so far. */
final class GreedySearch {

    private final Placement placement;
    private final PlanningProblem problem;
    private final List<GroupCursor> cursors = new ArrayList<>();
    private final Market market;
    private final ShapeTable shapes;
    private final NodeFill fill;
    private final List<OpenNode> open = new ArrayList<>();
    private final List<PlannedNode> closed = new ArrayList<>();
    private final List<Unplaced> unplaced = new ArrayList<>();

    /** A purchase that is in the placement, so that pods can still be bound to it. */
    private record OpenNode(NodeTemplate template, int handle) {}

    /** A purchase under consideration: so many nodes of a group, until one comes that will do. */
    private record Candidate(GroupCursor cursor, int nodes, double costPerWorth) {}

    GreedySearch(PlanningProblem problem) {
        this.problem = problem;
        this.placement = problem.placement();
        problem.offers().forEach(offer -> cursors.add(new GroupCursor(offer)));
        market = new Market(problem);
        shapes = market.shapes();
        fill = new NodeFill(shapes);
    }

    Plan run() {
        market.hopeless().forEach(this::giveUpHopeless);
        for (int shape = 0; shape < shapes.size(); shape++) {
            if (market.isPicky(shape)) {
                placeOneByOne(shape);
            }
        }
        for (int shape = 0; shape < shapes.size(); shape++) {
            placeOnOpenNodes(shape);
        }
        buyPatterns();
        for (int shape = 0; shape < shapes.size(); shape++) {
            if (shapes.remaining(shape) > 0) {
                giveUp(shape);
            }
        }
        return new Plan(purchases(), unplaced, new LowerBound(shapes.worthOfBought(), Proof.CONTINUOUS), Stage.GREEDY);
    }

    private void placeOneByOne(int shape) {
        while (shapes.remaining(shape) > 0) {
            placeOnOpenNodes(shape);
            if (shapes.isAlone(shape)) {
                placeOnExistingNodes(shape);
            }
            if (shapes.remaining(shape) > 0 && !openNodeFor(shape)) {
                return;
            }
        }
    }

    private void placeOnOpenNodes(int shape) {
        shapes.place(shape, bind(shape, open.stream().map(OpenNode::handle).toList()));
    }

    /** A purchase may have opened a domain there. */
    private void placeOnExistingNodes(int shape) {
        shapes.placeForNothing(shape, bind(shape, problem.landingNodes()));
    }

    private int bind(int shape, List<Integer> nodes) {
        int remaining = shapes.remaining(shape);
        return remaining == 0 ? 0 : remaining - FitFirst.place(placement, nodes, shapes.handle(shape), remaining);
    }

    private boolean openNodeFor(int shape) {
        Candidate best = null;
        for (GroupCursor cursor : cursors) {
            Candidate candidate = candidate(cursor, shape);
            if (candidate != null && (best == null || candidate.costPerWorth() < best.costPerWorth())) {
                best = candidate;
            }
        }
        if (best == null) {
            return false;
        }
        OpenNode last = null;
        for (int i = 0; i < best.nodes(); i++) {
            NodeTemplate template = best.cursor().take();
            last = new OpenNode(template, placement.addNode(template.freshNode("new-" + open.size())));
            open.add(last);
        }
        if (last != null) {
            shapes.place(shape, bind(shape, List.of(last.handle())));
        }
        return true;
    }

    /** Which of a group's next nodes is the first that will do, and what it costs for what it would hold. */
    private @Nullable Candidate candidate(GroupCursor cursor, int shape) {
        GroupCursor ahead = cursor.copy();
        int zones = cursor.group().templates().size();
        for (int nodes = 1; nodes <= zones && ahead.room() > 0; nodes++) {
            NodeTemplate template = ahead.take();
            if (misfitOnFresh(template, shape) == null) {
                TemplateFit fit = market.fit(template);
                double worth = fill.fill(fit.free(), fit.mayGo(), shape).worth();
                return new Candidate(cursor, nodes, costPerWorth(nodes * template.microDollarsPerHour(), worth));
            }
        }
        return null;
    }

    private void buyPatterns() {
        while (true) {
            GroupCursor best = null;
            NodeFill.Filling bestFilling = null;
            double bestCost = Double.POSITIVE_INFINITY;
            for (GroupCursor cursor : cursors) {
                if (cursor.room() > 0) {
                    NodeTemplate template = cursor.next();
                    NodeFill.Filling filling = fill.fill(
                            market.fit(template).free(), market.fit(template).mayGoPlain(), -1);
                    double cost = costPerWorth(template.microDollarsPerHour(), filling.worth());
                    if (isSomething(filling) && cost < bestCost) {
                        best = cursor;
                        bestFilling = filling;
                        bestCost = cost;
                    }
                }
            }
            if (best == null || bestFilling == null) {
                return;
            }
            buy(best, bestFilling.counts());
        }
    }

    private void buy(GroupCursor cursor, int[] counts) {
        int times = cursor.room();
        var pods = new ArrayList<Demand>();
        for (int shape = 0; shape < counts.length; shape++) {
            if (counts[shape] > 0) {
                times = Math.min(times, shapes.remaining(shape) / counts[shape]);
                pods.add(new Demand(shapes.shape(shape), counts[shape]));
            }
        }
        for (int i = 0; i < times; i++) {
            closed.add(new PlannedNode(cursor.take(), pods));
        }
        for (int shape = 0; shape < counts.length; shape++) {
            shapes.place(shape, times * counts[shape]);
        }
    }

    private static boolean isSomething(NodeFill.Filling filling) {
        for (int count : filling.counts()) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    private static double costPerWorth(long microDollarsPerHour, double worth) {
        return microDollarsPerHour / Math.max(worth, 1e-9);
    }

    private List<PlannedNode> purchases() {
        var nodes = new ArrayList<PlannedNode>();
        for (OpenNode node : open) {
            nodes.add(new PlannedNode(node.template(), podsOn(node.handle())));
        }
        nodes.addAll(closed);
        return nodes;
    }

    private List<Demand> podsOn(int node) {
        var pods = new ArrayList<Demand>();
        for (int shape = 0; shape < shapes.size(); shape++) {
            int count = placement.count(shapes.handle(shape), node);
            if (count > 0) {
                pods.add(new Demand(shapes.shape(shape), count));
            }
        }
        return pods;
    }

    private void giveUpHopeless(int demand) {
        var verdicts = verdicts(template -> market.misfit(demand, template));
        unplaced.add(new Unplaced(problem.demands().get(demand), verdicts));
    }

    private void giveUp(int shape) {
        var verdicts = verdicts(template -> misfitOnFresh(template, shape));
        unplaced.add(new Unplaced(new Demand(shapes.shape(shape), shapes.remaining(shape)), verdicts));
    }

    /** A template that would hold the pods is passed over because its group may not grow, or not so far as to its zone. */
    private List<Verdict> verdicts(Function<NodeTemplate, @Nullable Misfit> misfits) {
        var verdicts = new ArrayList<Verdict>();
        for (GroupCursor cursor : cursors) {
            for (NodeTemplate template : cursor.group().templates()) {
                Misfit misfit = misfits.apply(template);
                Reason reason = misfit == null
                        ? new GroupPassedOver.AtMaximumSize(cursor.group().maxSize())
                        : misfit;
                verdicts.add(new Verdict(template.source(), reason));
            }
        }
        return verdicts;
    }

    private @Nullable Misfit misfitOnFresh(NodeTemplate template, int shape) {
        int mark = placement.mark();
        int node = placement.addNode(template.freshNode("new-" + open.size()));
        Misfit misfit = placement.misfit(shapes.handle(shape), node);
        placement.undo(mark);
        return misfit;
    }
}
