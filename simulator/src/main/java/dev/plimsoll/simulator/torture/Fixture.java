package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.trace.Manifest;
import java.util.ArrayList;
import java.util.List;

/** A short failing scenario in lines that a test can be written from: groups, faults, events, and what breaks. */
final class Fixture {

    private Fixture() {}

    static List<String> lines(Shrinker.Shrunk shrunk) {
        Scenario scenario = shrunk.scenario();
        var lines = new ArrayList<String>();
        lines.add("seed " + scenario.seed() + " breaks " + shrunk.broken().invariant() + ": "
                + shrunk.broken().message());
        for (Manifest.Group group : scenario.trace().manifest().fleet().groups()) {
            lines.add("group " + group.name() + " of " + group.instanceTypes() + " in " + group.zones() + ", "
                    + group.bounds().minSize() + " to " + group.bounds().maxSize());
        }
        scenario.course().faults().forEach(fault -> lines.add("fault " + FaultText.describe(fault)));
        try (var events = scenario.trace().open()) {
            events.forEachOrdered(event -> lines.add("event " + event));
        }
        return lines;
    }
}
