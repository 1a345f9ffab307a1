package dev.plimsoll.core.expander;

import dev.plimsoll.core.expander.ExpansionOption.Template;
import java.util.List;

/**
 * Least share of cpu plus share of memory left idle, of all that the new machines have (cluster-autoscaler
 * pkg/expander/waste). Options without a template are left out.
 */
public record LeastWaste() implements Expander {

    @Override
    public List<ExpansionOption> best(List<ExpansionOption> options) {
        var best = new LowestScore();
        for (ExpansionOption option : options) {
            if (option.template() != null) {
                best.offer(option, waste(option, option.template()));
            }
        }
        return best.best();
    }

    private static double waste(ExpansionOption option, Template template) {
        return idleShare(template.cpuMillis(), option.nodes(), option.requestedCpuMillis())
                + idleShare(template.memoryBytes(), option.nodes(), option.requestedMemoryBytes());
    }

    /** Of machines without the resource: not a number if nothing is asked, else minus infinity. */
    private static double idleShare(long perNode, int nodes, long requested) {
        long bought = Math.multiplyExact(perNode, nodes);
        return (double) Math.subtractExact(bought, requested) / bought;
    }
}
