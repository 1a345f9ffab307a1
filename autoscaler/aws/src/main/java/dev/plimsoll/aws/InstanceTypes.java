package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.InstanceTypeDescription;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.catalogue.Price;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Resources;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Instance types by name, asked of EC2 once in the life of the process: a type never changes. */
final class InstanceTypes {

    /** After this long a type that EC2 did not know is asked for again: new ones appear. */
    static final Duration UNKNOWN_FOR = Duration.ofMinutes(15);

    /** What became of a name. */
    sealed interface Answer {}

    record Known(InstanceType type) implements Answer {}

    record Estimated(InstanceType type, Problem problem) implements Answer {}

    record Unusable(Problem problem) implements Answer {}

    private static final int MICRO = 6;

    private final AwsWire wire;
    private final Catalogue catalogue;
    private final SortedMap<String, InstanceTypeDescription> known = new TreeMap<>();
    private final SortedMap<String, Instant> unknownSince = new TreeMap<>();
    private @Nullable AwsException failure;

    InstanceTypes(AwsWire wire, Catalogue catalogue) {
        this.wire = wire;
        this.catalogue = catalogue;
    }

    /** Asks EC2 for those of the names that it has not been asked for; a failure shows at the names that stay unknown. */
    void learn(SortedSet<String> names, Instant now) {
        unknownSince.values().removeIf(since -> since.plus(UNKNOWN_FOR).isBefore(now));
        List<String> missing = names.stream()
                .filter(name -> !known.containsKey(name) && !unknownSince.containsKey(name))
                .toList();
        failure = null;
        for (int from = 0; from < missing.size() && failure == null; from += AwsWire.MAX_TYPE_NAMES) {
            ask(missing.subList(from, Math.min(missing.size(), from + AwsWire.MAX_TYPE_NAMES)), now);
        }
    }

    private void ask(List<String> names, Instant now) {
        try {
            String subject = names.size() + " types";
            List<InstanceTypeDescription> answers =
                    Pages.all(AwsCall.DESCRIBE_INSTANCE_TYPES, subject, token -> wire.instanceTypes(names, token));
            answers.forEach(type -> known.put(type.name(), type));
            names.stream().filter(name -> !known.containsKey(name)).forEach(name -> unknownSince.put(name, now));
        } catch (AwsException failed) {
            failure = failed;
        }
    }

    Answer find(String name) {
        InstanceTypeDescription type = known.get(name);
        if (type == null) {
            return new Unusable(unknown(name));
        }
        Price price = catalogue.prices().of(name);
        var read = new InstanceType(name, architecture(type), capacity(type), price.microDollarsPerHour());
        return price.basis() == Price.Basis.BY_KIN ? new Estimated(read, estimated(read, price)) : new Known(read);
    }

    private static Problem estimated(InstanceType type, Price price) {
        return new Problem(
                Problem.Kind.PRICE_ESTIMATED,
                "the type " + type.name() + " is taken to cost "
                        + BigDecimal.valueOf(type.microDollarsPerHour(), MICRO)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " dollars an hour (" + price.source() + "): give its price under instances.dollarsPerHour");
    }

    private Problem unknown(String name) {
        if (failure != null && !unknownSince.containsKey(name)) {
            return new Problem(
                    Problem.Kind.NOT_YET_KNOWN,
                    "the type " + name + " could not be looked up: " + failure.getMessage());
        }
        return new Problem(
                Problem.Kind.INSTANCE_TYPE_UNKNOWN,
                "EC2 knows no instance type " + name + " in this region: use one that is sold here");
    }

    /** In Kubernetes's words. A type that can be either (i386 and x86_64) runs nodes of the wider one. */
    private static String architecture(InstanceTypeDescription type) {
        return type.architectures().stream().anyMatch(word -> word.startsWith("arm64")) ? "arm64" : "amd64";
    }

    private Resources capacity(InstanceTypeDescription type) {
        return new Resources(
                1000L * type.size().vcpus(), type.size().memoryBytes(), maxPods(type.network()), devices(type));
    }

    /** Of a type that is in the catalogue what stands there, as for everybody else who asks; of a newer one what EC2 says. */
    private SortedMap<String, Long> devices(InstanceTypeDescription type) {
        InstanceType listed = catalogue.find(type.name());
        if (listed != null) {
            return listed.capacity().others();
        }
        var devices = new TreeMap<String, Long>();
        type.accelerators().forEach((maker, count) -> devices.merge(resource(maker), (long) count, Long::sum));
        return devices;
    }

    /** The names under which the makers' device plugins offer them. */
    private static String resource(String maker) {
        return switch (maker) {
            case "AMD" -> "amd.com/gpu";
            case "Habana" -> "habana.ai/gaudi";
            case InstanceTypeDescription.NEURON_DEVICES -> "aws.amazon.com/neuron";
            case InstanceTypeDescription.NEURON_CORES -> "aws.amazon.com/neuroncore";
            default -> Resources.GPU;
        };
    }

    /** Of the Amazon VPC CNI without prefixes: each interface keeps one address to itself, two pods use the host's network. */
    private static int maxPods(InstanceTypeDescription.Network network) {
        return network.interfaces() * (network.addressesPerInterface() - 1) + 2;
    }
}
