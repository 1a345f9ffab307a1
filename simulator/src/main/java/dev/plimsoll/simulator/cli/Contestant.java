package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.simulator.measure.PolicyLabel;
import java.util.ArrayList;
import java.util.List;

/** One row of a comparison: a policy under the name it has there, with the configuration it runs by. */
record Contestant(String name, PolicyChoice choice, Configuration configuration) {

    /** A configuration and what tells its file from the others. */
    record Named(String name, Configuration configuration) {}

    /** What it is, as far as a baseline has to know. */
    PolicyLabel label() {
        return new PolicyLabel(name, choice.isProduct() ? PolicyLabel.Kind.PRODUCT : PolicyLabel.Kind.MODEL);
    }

    /** The product once for each configuration, under its name if there are several; all others once, by the first. */
    static List<Contestant> of(List<PolicyChoice> choices, List<Named> configurations) {
        Configuration first = configurations.getFirst().configuration();
        var contestants = new ArrayList<Contestant>();
        for (PolicyChoice choice : choices) {
            if (!choice.isProduct() || configurations.size() == 1) {
                contestants.add(new Contestant(choice.name(), choice, first));
                continue;
            }
            for (Named named : configurations) {
                contestants.add(new Contestant(choice.name() + ":" + named.name(), choice, named.configuration()));
            }
        }
        return contestants;
    }
}
