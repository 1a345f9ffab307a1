package dev.plimsoll.core.expander;

import java.util.List;

/** One rule by which cluster-autoscaler chooses among ways to grow. */
public sealed interface Expander permits LeastNodes, LeastWaste, MostPods, Priority, Price, SeededChoice {

    /** The best of the options, in the order given: several if the rule cannot tell them apart, none if none will do. */
    List<ExpansionOption> best(List<ExpansionOption> options);
}
