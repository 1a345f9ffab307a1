package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Small nodes and shapes to test with. */
final class Sample {

    static final long GIBIBYTE = 1L << 30;

    private Sample() {}

    /** A node of 4 cores, 16 GiB and 10 pod slots. */
    static Node node(String name, String zone, Taint... taints) {
        return new Node(
                name,
                ImmutableMaps.copyOf(Map.of(WellKnown.HOSTNAME, name, WellKnown.ZONE, zone)),
                List.of(taints),
                new Resources(4000, 16 * GIBIBYTE, 10, ImmutableMaps.empty()),
                new Node.Status(true, false, Instant.EPOCH, ""));
    }

    /** A pod labelled app=name of 1 core and 1 GiB. */
    static PodShape pod(String app, SchedulingRules rules) {
        return new PodShape(
                "default", ImmutableMaps.copyOf(Map.of("app", app)), Resources.ofPod(1000, GIBIBYTE), rules, 0);
    }
}
