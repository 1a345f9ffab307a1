package dev.plimsoll.simulator.torture;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.fault.Fault;
import java.util.List;

/** All that one trial depends on: a workload, how its world behaves, how the product is set, and what goes wrong. */
record Scenario(long seed, Trace trace, WorldSettings world, Settings settings, Course course) {

    /** How long the run is, until when anything changes or goes wrong, and what does; milliseconds since the start. */
    record Course(long lengthMillis, long quietFromMillis, List<Fault> faults) {

        Course {
            faults = List.copyOf(faults);
        }

        /** The same length with other faults. */
        Course with(List<Fault> changed) {
            return new Course(lengthMillis, quietFromMillis, changed);
        }
    }

    Scenario with(List<Fault> faults) {
        return new Scenario(seed, trace, world, settings, course.with(faults));
    }
}
