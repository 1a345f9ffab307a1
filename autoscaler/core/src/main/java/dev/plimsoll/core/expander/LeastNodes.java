package dev.plimsoll.core.expander;

import java.util.List;

/** Fewest nodes, whomever they help (cluster-autoscaler pkg/expander/leastnodes). Options of no node are left out. */
public record LeastNodes() implements Expander {

    @Override
    public List<ExpansionOption> best(List<ExpansionOption> options) {
        var best = new LowestScore();
        for (ExpansionOption option : options) {
            if (option.nodes() != 0) {
                best.offer(option, option.nodes());
            }
        }
        return best.best();
    }
}
