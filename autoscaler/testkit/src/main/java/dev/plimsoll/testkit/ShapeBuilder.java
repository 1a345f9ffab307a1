package dev.plimsoll.testkit;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import java.util.Map;

/** Makes pod shapes: by default 1 core and 1 GiB in namespace "default", labelled app=web, asking for nothing special. */
public final class ShapeBuilder {

    public static final long GIBIBYTE = 1L << 30;

    private String app = "web";
    private long cpuMillis = 1000;
    private long memoryBytes = GIBIBYTE;
    private int priority;
    private SchedulingRules rules = SchedulingRules.NONE;

    private ShapeBuilder() {}

    public static ShapeBuilder aShape() {
        return new ShapeBuilder();
    }

    public ShapeBuilder app(String changed) {
        app = changed;
        return this;
    }

    public ShapeBuilder cpuMillis(long changed) {
        cpuMillis = changed;
        return this;
    }

    public ShapeBuilder memoryGib(long gibibytes) {
        memoryBytes = gibibytes * GIBIBYTE;
        return this;
    }

    public ShapeBuilder memoryMib(long mebibytes) {
        memoryBytes = mebibytes << 20;
        return this;
    }

    public ShapeBuilder priority(int changed) {
        priority = changed;
        return this;
    }

    public ShapeBuilder rules(SchedulingRules changed) {
        rules = changed;
        return this;
    }

    public ShapeBuilder onNodesWith(String label, String value) {
        return rules(rules.withNodeAffinity(NodeAffinity.selector(Map.of(label, value))));
    }

    public PodShape build() {
        return new PodShape(
                "default",
                ImmutableMaps.copyOf(Map.of("app", app)),
                Resources.ofPod(cpuMillis, memoryBytes),
                rules,
                priority);
    }
}
