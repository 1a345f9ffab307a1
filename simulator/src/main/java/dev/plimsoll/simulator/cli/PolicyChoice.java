package dev.plimsoll.simulator.cli;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.policy.InstantBoot;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.policy.RecordedFleet;
import dev.plimsoll.simulator.policy.ScanningPolicy;
import dev.plimsoll.simulator.policy.StaticPeak;
import dev.plimsoll.simulator.policy.clusterautoscaler.ClusterAutoscaler;
import dev.plimsoll.simulator.policy.clusterautoscaler.Flags;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** A policy that can be compared: its name, which traces hold what it needs, the trace as it meets it, and how it is made. */
record PolicyChoice(
        String name,
        Predicate<Trace> suits,
        BiFunction<Trace, Catalogue, Trace> world,
        Function<Setup, Policy> factory) {

    /** The product's name in tables, where it has one configuration. */
    static final String PRODUCT = "plimsoll";

    /** What a policy is made from, for one run; the name is the product's. */
    record Setup(String name, Trace trace, Configuration configuration, boolean everyRound, Listener listener) {

        PlimsollPolicy.Product product() {
            return new PlimsollPolicy.Product(configuration.autoscaler(), configuration.planning());
        }
    }

    /** All of them, in the order of tables. */
    static final List<PolicyChoice> ALL = List.of(
            of(PRODUCT, PolicyChoice::plimsoll),
            of("cluster-autoscaler", PolicyChoice::clusterAutoscaler),
            of("kube-aws-autoscaler", setup -> ScanningPolicy.kubeAwsAutoscaler(setup.everyRound())),
            of("static-peak", setup -> new StaticPeak(setup.trace())),
            of("instant-boot", setup -> new InstantBoot(plimsoll(setup))),
            new PolicyChoice(
                    "recorded",
                    RecordedFleet::isKnown,
                    RecordedFleet::inItsOwnWorld,
                    setup -> new RecordedFleet(setup.trace())));

    /** Whether it is the product itself, which runs once for each configuration. */
    boolean isProduct() {
        return name.equals(PRODUCT);
    }

    /** Those named in a list with commas, or all; throws with the known names for one that is not known. */
    static List<PolicyChoice> named(String list) {
        if (list.equals("all")) {
            return ALL;
        }
        var chosen = new ArrayList<PolicyChoice>();
        for (String name : list.split(",", -1)) {
            PolicyChoice choice = named(name.strip(), list);
            if (!chosen.contains(choice)) {
                chosen.add(choice);
            }
        }
        return chosen;
    }

    private static PolicyChoice named(String name, String list) {
        for (PolicyChoice choice : ALL) {
            if (choice.name.equals(name)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("unknown policy '" + name + "' in '" + list + "'; known: all, "
                + String.join(", ", ALL.stream().map(PolicyChoice::name).toList()));
    }

    private static PolicyChoice of(String name, Function<Setup, Policy> factory) {
        return new PolicyChoice(name, any -> true, (trace, any) -> trace, factory);
    }

    private static Policy clusterAutoscaler(Setup setup) {
        return new ClusterAutoscaler(
                flags(setup.configuration()), ClusterAutoscaler.Phase.AT_START, setup.everyRound());
    }

    /** The flags of the model of cluster-autoscaler; an {@link IllegalArgumentException} names the key and the remedy. */
    static Flags flags(Configuration configuration) {
        try {
            return Flags.parse(configuration.policies().clusterAutoscaler().flags());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("policies.cluster-autoscaler.flags: " + refused.getMessage(), refused);
        }
    }

    private static Policy plimsoll(Setup setup) {
        return new PlimsollPolicy(
                new PolicyLabel(setup.name(), PolicyLabel.Kind.PRODUCT),
                setup.product(),
                setup.everyRound(),
                setup.listener());
    }
}
