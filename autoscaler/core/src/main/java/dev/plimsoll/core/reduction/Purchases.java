package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The nodes bought so far: those that stand in the placement, so that pods can be bound to them, and those packed and done. */
public final class Purchases {

    private static final int UNRANKED = -1;

    private final PlanningProblem problem;
    private final Placement placement;
    private final Consumer<String> opens;
    private final List<OpenNode> open = new ArrayList<>();
    private final FirstFit openNodes;
    private final List<PlannedNode> closed = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();

    private record OpenNode(NodeTemplate template, int handle) {}

    private record Taken(GroupCursor seller, NodeTemplate template) {}

    public Purchases(PlanningProblem problem) {
        this(problem, zone -> {});
    }

    /** Tells of the zone of each node before it is put in the placement. */
    public Purchases(PlanningProblem problem, Consumer<String> opens) {
        this.problem = problem;
        this.opens = opens;
        this.placement = problem.placement();
        this.openNodes = new FirstFit(placement, List.of());
    }

    /** The same purchases so far, and others from now on. */
    Purchases(Purchases other, Consumer<String> opens) {
        this(other.problem, opens);
        other.open.forEach(node -> openNodes.add(node.handle()));
        open.addAll(other.open);
        closed.addAll(other.closed);
        taken.addAll(other.taken);
    }

    /** Buys the next node of a group and puts it in the placement; returns its handle. */
    int open(GroupCursor seller) {
        return open(take(seller));
    }

    /** Buys the next node of a group, whose pods are settled. */
    void close(GroupCursor seller, List<Demand> pods) {
        closed.add(new PlannedNode(take(seller), pods));
    }

    private NodeTemplate take(GroupCursor seller) {
        NodeTemplate template = seller.take();
        taken.add(new Taken(seller, template));
        return template;
    }

    /** Gives back to the groups what was taken of them after these purchases; the placement is not touched. */
    void giveBackAfter(Purchases before) {
        giveBackFrom(before.taken.size());
    }

    /** Gives back to the groups all that was taken of them; the placement is not touched. */
    void giveBackAll() {
        giveBackFrom(0);
    }

    private void giveBackFrom(int first) {
        for (Taken last : taken.subList(first, taken.size()).reversed()) {
            last.seller().giveBack(last.template());
        }
    }

    /** Buys a node and puts it in the placement; returns its handle. */
    public int open(NodeTemplate template) {
        opens.accept(template.source().zone());
        int handle = placement.addNode(template.freshNode("new-" + open.size()));
        open.add(new OpenNode(template, handle));
        openNodes.add(handle);
        return handle;
    }

    /** Where the first node came from that was bought in the zone. */
    NodeTemplate.Source firstIn(String zone) {
        return open.stream()
                .map(node -> node.template().source())
                .filter(source -> source.zone().equals(zone))
                .findFirst()
                .orElseThrow();
    }

    boolean hasOpenNodes() {
        return !open.isEmpty();
    }

    /** The nodes that stand in the placement, in the order they were bought. */
    public FirstFit openNodes() {
        return openNodes;
    }

    /** Everything bought, with the pods of these demands that are on it. */
    public List<PlannedNode> planned(Ranking ranking) {
        List<Ranking.Row> rows = ranking.rows();
        Map<Integer, Integer> rankOf = new HashMap<>(); // looked up only, never walked
        for (int rank = 0; rank < rows.size(); rank++) {
            rankOf.putIfAbsent(rows.get(rank).handle(), rank);
        }
        var nodes = new ArrayList<PlannedNode>();
        for (OpenNode node : open) {
            List<Demand> pods = Arrays.stream(placement.shapesOn(node.handle()))
                    .map(shape -> rankOf.getOrDefault(shape, UNRANKED))
                    .filter(rank -> rank != UNRANKED)
                    .sorted()
                    .mapToObj(rank -> podsOn(node, rows.get(rank)))
                    .toList();
            nodes.add(new PlannedNode(node.template(), pods));
        }
        nodes.addAll(closed);
        return nodes;
    }

    private Demand podsOn(OpenNode node, Ranking.Row row) {
        return new Demand(problem.demands().get(row.demand()).shape(), placement.count(row.handle(), node.handle()));
    }
}
