package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeTemplate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked and what is on offer, and which goes with which: worked out once before a search. */
final class Market {

    private final PlanningProblem problem;
    private final ResourceAxes axes;
    private final IdentityHashMap<NodeTemplate, TemplateFit> fits =
            new IdentityHashMap<>(); // looked up only, never walked
    private final List<Integer> hopeless = new ArrayList<>();
    private final ShapeTable shapes;
    private final boolean[] picky;

    Market(PlanningProblem problem) {
        this.problem = problem;
        axes = ResourceAxes.of(problem.demands());
        for (GroupOffer offer : problem.offers()) {
            for (NodeTemplate template : offer.group().templates()) {
                fits.put(template, TemplateFit.of(template, problem.demands(), problem.placement(), axes));
            }
        }
        var hopeful = new ArrayList<Integer>();
        for (int demand = 0; demand < problem.demands().size(); demand++) {
            (hasHope(demand) ? hopeful : hopeless).add(demand);
        }
        shapes = ShapeTable.of(problem, hopeful, axes, prices(hopeful));
        picky = new boolean[shapes.size()];
        for (int shape = 0; shape < picky.length; shape++) {
            picky[shape] = shapes.isAlone(shape) || differsByZone(shapes.demand(shape));
        }
        for (TemplateFit fit : List.copyOf(fits.values())) {
            fit.sortOut(shapes, picky);
        }
    }

    ShapeTable shapes() {
        return shapes;
    }

    /** Demands, by index, that no group could hold even if nothing else were asked. */
    List<Integer> hopeless() {
        return hopeless;
    }

    /** Whether a shape must be placed one by one: its fit depends on other nodes, or on which zone of a group comes next. */
    boolean isPicky(int shape) {
        return picky[shape];
    }

    TemplateFit fit(NodeTemplate template) {
        TemplateFit fit = fits.get(template);
        if (fit == null) {
            throw new IllegalStateException("not on offer: " + template.source());
        }
        return fit;
    }

    /** The first rule that a demand fails on a template's empty node; null when it would fit. */
    @Nullable
    Misfit misfit(int demand, NodeTemplate template) {
        return fit(template).misfit(demand);
    }

    private boolean hasHope(int demand) {
        var shape = problem.demands().get(demand).shape();
        boolean topology = problem.placement().hasTopology(problem.placement().shape(shape));
        long[] request = axes.vector(shape.requests());
        for (GroupOffer offer : problem.offers()) {
            for (NodeTemplate template : offer.group().templates()) {
                if (offer.room() > 0
                        && (fit(template).holds(demand)
                                || (topology && fit(template).hasRoomFor(request)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean differsByZone(int demand) {
        for (GroupOffer offer : problem.offers()) {
            boolean first = fit(offer.group().templates().getFirst()).holds(demand);
            for (NodeTemplate template : offer.group().templates()) {
                if (fit(template).holds(demand) != first) {
                    return true;
                }
            }
        }
        return false;
    }

    private DualPrices prices(List<Integer> hopeful) {
        double[] total = new double[axes.count()];
        for (int index : hopeful) {
            Demand demand = problem.demands().get(index);
            long[] request = axes.vector(demand.shape().requests());
            for (int axis = 0; axis < total.length; axis++) {
                total[axis] += (double) request[axis] * demand.count();
            }
        }
        var capacities = new ArrayList<long[]>();
        var prices = new ArrayList<Long>();
        for (GroupOffer offer : problem.offers()) {
            for (NodeTemplate template : offer.group().templates()) {
                if (offer.room() > 0) {
                    capacities.add(fit(template).free());
                    prices.add(template.microDollarsPerHour());
                }
            }
        }
        return DualPrices.of(total, capacities, prices);
    }
}
