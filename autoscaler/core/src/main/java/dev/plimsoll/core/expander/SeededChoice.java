package dev.plimsoll.core.expander;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One of the options by lot. The lot depends on the seed and on the options alone, so that the same question has the same
 * answer, and another question, in general, another.
 */
public record SeededChoice(long seed) implements Expander {

    @Override
    public List<ExpansionOption> best(List<ExpansionOption> options) {
        return options.isEmpty() ? List.of() : List.of(pick(options));
    }

    /** Of at least one option. */
    public ExpansionOption pick(List<ExpansionOption> options) {
        if (options.size() == 1) {
            return options.getFirst();
        }
        long question = seed;
        for (ExpansionOption option : options) {
            question = 31 * question + option.group().hashCode();
            question = 31 * question + option.nodes();
            question = 31 * question + option.podCount();
        }
        return options.get(new SplittableRandom(question).nextInt(options.size()));
    }
}
