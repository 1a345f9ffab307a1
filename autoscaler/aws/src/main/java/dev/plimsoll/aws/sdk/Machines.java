package dev.plimsoll.aws.sdk;

import static dev.plimsoll.aws.sdk.Answers.orEmpty;
import static dev.plimsoll.aws.sdk.Answers.present;

import dev.plimsoll.aws.wire.InstanceTypeDescription;
import dev.plimsoll.aws.wire.InstanceTypeDescription.Network;
import dev.plimsoll.aws.wire.InstanceTypeDescription.Size;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.MarketType;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/** Answers of EC2 in our words. */
final class Machines {

    private static final long MIB = 1L << 20;

    private Machines() {}

    static LaunchTemplateVersion read(software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion version) {
        ResponseLaunchTemplateData data =
                present(version.launchTemplateData(), "the data of a launch template version");
        boolean spot = data.instanceMarketOptions() != null
                && data.instanceMarketOptions().marketType() == MarketType.SPOT;
        return new LaunchTemplateVersion(
                present(version.versionNumber(), "the number of a launch template version"),
                data.instanceTypeAsString(),
                spot);
    }

    static InstanceTypeDescription read(InstanceTypeInfo type) {
        String name = present(type.instanceTypeAsString(), "the name of an instance type");
        return new InstanceTypeDescription(
                name,
                present(type.processorInfo(), "the processor of " + name).supportedArchitecturesAsStrings(),
                new Size(
                        present(present(type.vCpuInfo(), "the vCPUs of " + name).defaultVCpus(), "their number"),
                        present(
                                        present(type.memoryInfo(), "the memory of " + name)
                                                .sizeInMiB(),
                                        "its size")
                                * MIB),
                network(present(type.networkInfo(), "the network of " + name)),
                accelerators(type));
    }

    /** Pods get addresses on the default card alone: the VPC CNI uses no other. */
    private static Network network(NetworkInfo network) {
        Integer index = network.defaultNetworkCardIndex();
        int card = index == null ? 0 : index;
        int interfaces = network.networkCards().stream()
                .filter(candidate -> candidate.networkCardIndex() != null && candidate.networkCardIndex() == card)
                .map(candidate -> candidate.maximumNetworkInterfaces())
                .findFirst()
                .orElseGet(() -> present(network.maximumNetworkInterfaces(), "the number of network interfaces"));
        return new Network(interfaces, present(network.ipv4AddressesPerInterface(), "addresses a network interface"));
    }

    private static SortedMap<String, Integer> accelerators(InstanceTypeInfo type) {
        var accelerators = new TreeMap<String, Integer>();
        if (type.gpuInfo() != null) {
            type.gpuInfo()
                    .gpus()
                    .forEach(gpu -> accelerators.merge(orEmpty(gpu.manufacturer()), orNone(gpu.count()), Integer::sum));
        }
        if (type.neuronInfo() != null) {
            type.neuronInfo().neuronDevices().forEach(device -> {
                int count = orNone(device.count());
                int cores =
                        device.coreInfo() == null ? 0 : orNone(device.coreInfo().count());
                accelerators.merge(InstanceTypeDescription.NEURON_DEVICES, count, Integer::sum);
                accelerators.merge(InstanceTypeDescription.NEURON_CORES, count * cores, Integer::sum);
            });
        }
        return accelerators;
    }

    private static int orNone(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
