package dev.plimsoll.core.expander;

import java.util.ArrayList;
import java.util.List;

/** Expanders one after another, until one option is left. */
public record ExpanderChain(List<Expander> links) {

    public ExpanderChain {
        links = List.copyOf(links);
    }

    /** What an expander left over. */
    public record Step(Expander expander, List<ExpansionOption> left) {
        public Step {
            left = List.copyOf(left);
        }
    }

    /** The options that no link tells apart; none if none will do. */
    public List<ExpansionOption> best(List<ExpansionOption> options) {
        List<Step> steps = steps(options);
        return steps.isEmpty() ? options : steps.getLast().left();
    }

    /** What each link left over, up to the one that left a single option. */
    public List<Step> steps(List<ExpansionOption> options) {
        var steps = new ArrayList<Step>();
        List<ExpansionOption> left = options;
        for (Expander link : links) {
            left = link.best(left);
            steps.add(new Step(link, left));
            if (left.size() == 1) {
                break;
            }
        }
        return steps;
    }
}
