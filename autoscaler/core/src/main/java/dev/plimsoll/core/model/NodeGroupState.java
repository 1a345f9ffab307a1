package dev.plimsoll.core.model;

import java.util.List;

/** A node group as AWS shows it: its desired capacity and its instances in the order of their launch. */
public record NodeGroupState(NodeGroup group, int desired, List<Instance> instances) {

    public NodeGroupState {
        instances = List.copyOf(instances);
    }

    public long liveInstances() {
        return instances.stream().filter(Instance::isLive).count();
    }
}
