package dev.plimsoll.core.expanding;

import dev.plimsoll.core.expander.Expander;
import dev.plimsoll.core.expander.ExpanderChain;
import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.ExpanderKind;
import dev.plimsoll.core.expander.LeastNodes;
import dev.plimsoll.core.expander.LeastWaste;
import dev.plimsoll.core.expander.MostPods;
import dev.plimsoll.core.expander.Price;
import dev.plimsoll.core.expander.Pricing;
import dev.plimsoll.core.expander.Priority;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expander.SeededChoice;
import java.util.ArrayList;

/**
 * By what to choose the group that grows: by cost, or as cluster-autoscaler does by expanders, with priorities for the one
 * that asks for them, growth balanced over similar groups or not, and a seed for what is drawn by lot.
 */
public record Expansion(ExpanderChoice expander, PriorityConfig priorities, boolean balanceSimilarGroups, long seed) {

    public static final Expansion DEFAULT = new Expansion(ExpanderChoice.COST, new PriorityConfig.Absent(), false, 0);

    /** The expanders, given the prices of the groups and how many nodes the cluster has. */
    ExpanderChain chain(Pricing pricing, int clusterNodes) {
        var links = new ArrayList<Expander>();
        for (ExpanderKind kind : expander.kinds()) {
            links.add(
                    switch (kind) {
                        case LEAST_WASTE -> new LeastWaste();
                        case MOST_PODS -> new MostPods();
                        case LEAST_NODES -> new LeastNodes();
                        case PRICE -> new Price(pricing, clusterNodes);
                        case PRIORITY -> new Priority(priorities);
                        case RANDOM -> new SeededChoice(seed);
                        case COST ->
                            throw new IllegalStateException("cost is no expander: ask for the planner by cost instead");
                    });
        }
        return new ExpanderChain(links);
    }
}
