package dev.plimsoll.aws.wire;

import dev.plimsoll.core.model.ImmutableMaps;
import java.util.List;
import java.util.SortedMap;

/** An instance type as EC2 describes it: architectures in EC2's words, size, network, and GPUs by manufacturer, beside AWS's own Neuron. */
public record InstanceTypeDescription(
        String name, List<String> architectures, Size size, Network network, SortedMap<String, Integer> accelerators) {

    public static final String NEURON_DEVICES = "AWS Neuron";
    public static final String NEURON_CORES = "AWS Neuron core";

    public InstanceTypeDescription {
        architectures = List.copyOf(architectures);
        accelerators = ImmutableMaps.copyOf(accelerators);
    }

    /** Processors and memory. */
    public record Size(int vcpus, long memoryBytes) {}

    /** Network interfaces of the default card, and IPv4 addresses on each. */
    public record Network(int interfaces, int addressesPerInterface) {}
}
