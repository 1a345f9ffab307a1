package dev.plimsoll.simulator.cli;

import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.scaling.Settings;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.rival.InstantBoot;
import dev.plimsoll.simulator.rival.ScanningPolicy;
import dev.plimsoll.simulator.rival.StaticPeak;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.PlimsollPolicy;
import dev.plimsoll.simulator.world.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The policies that can be compared, in the order of tables. */
enum Policies {
    PLIMSOLL("plimsoll", Policies::plimsoll),
    CLUSTER_AUTOSCALER("cluster-autoscaler", setup -> ScanningPolicy.clusterAutoscaler(setup.everyRound())),
    KUBE_AWS_AUTOSCALER("kube-aws-autoscaler", setup -> ScanningPolicy.kubeAwsAutoscaler(setup.everyRound())),
    STATIC_PEAK("static-peak", setup -> new StaticPeak(setup.trace())),
    INSTANT_BOOT("instant-boot", setup -> new InstantBoot(plimsoll(setup)));

    /** What a policy is made from, for one run. */
    record Setup(Trace trace, Settings settings, boolean everyRound, Listener listener) {}

    private final String label;
    private final Function<Setup, Policy> factory;

    Policies(String label, Function<Setup, Policy> factory) {
        this.label = label;
        this.factory = factory;
    }

    String label() {
        return label;
    }

    Policy create(Setup setup) {
        return factory.apply(setup);
    }

    /** The policies named in a list with commas, or all; throws with the known names for one that is not known. */
    static List<Policies> named(String list) {
        if (list.equals("all")) {
            return List.of(values());
        }
        var chosen = new ArrayList<Policies>();
        for (String name : list.split(",", -1)) {
            Policies policy = named(name.strip(), list);
            if (!chosen.contains(policy)) {
                chosen.add(policy);
            }
        }
        return chosen;
    }

    private static Policies named(String name, String list) {
        for (Policies policy : values()) {
            if (policy.label.equals(name)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "unknown policy '" + name + "' in '" + list + "'; known: all, " + String.join(", ", labels()));
    }

    private static List<String> labels() {
        var labels = new ArrayList<String>();
        for (Policies policy : values()) {
            labels.add(policy.label);
        }
        return labels;
    }

    private static Policy plimsoll(Setup setup) {
        return new PlimsollPolicy(
                new PolicyLabel("plimsoll", PolicyLabel.Kind.PRODUCT),
                setup.settings(),
                setup.everyRound(),
                setup.listener());
    }
}
