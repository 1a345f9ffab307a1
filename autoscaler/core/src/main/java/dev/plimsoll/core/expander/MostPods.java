package dev.plimsoll.core.expander;

import java.util.List;

/** Most pods helped, whatever it takes (cluster-autoscaler pkg/expander/mostpods). */
public record MostPods() implements Expander {

    @Override
    public List<ExpansionOption> best(List<ExpansionOption> options) {
        var best = new LowestScore();
        for (ExpansionOption option : options) {
            best.offer(option, -option.podCount());
        }
        return best.best();
    }
}
