package dev.plimsoll.simulator.trace.generate;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.importer.AssumedFleet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The shapes of the shop's pods: requests and scheduling rules by what the pod is for. */
final class ShopShapes {

    static final String SHOP = "shop";
    static final String DATA = "data";
    static final String MACHINE_LEARNING = "ml";
    static final String BATCH = "batch";
    static final String CI = "ci";

    /** Label and taint of the nodes that batch jobs and builds run on. */
    static final String POOL = "pool";

    private static final Set<String> ALONE_ON_A_HOST = Set.of("gateway", "identity", "ledger");
    private static final Set<String> RATHER_APART = Set.of("metrics-store", "log-store", "payments");

    private ShopShapes() {}

    static PodShape of(Service service) {
        LabelSelector own = selector(service.name());
        SchedulingRules rules = switch (service.tier()) {
            case FRONTEND -> SchedulingRules.NONE.withSpread(List.of(overZones(1, own)));
            case API -> SchedulingRules.NONE.withSpread(List.of(overZones(2, own)));
            case WORKER, INTERNAL -> SchedulingRules.NONE;
        };
        if (ALONE_ON_A_HOST.contains(service.name())) {
            rules = rules.withPodAffinity(aloneOnAHost(own));
        }
        if (RATHER_APART.contains(service.name())) {
            rules = rules.withPodAffinity(ratherApart(own));
        }
        return shape(
                SHOP,
                service.name(),
                size(service.size()),
                rules,
                service.tier().priority());
    }

    /** A replica of a StatefulSet whose volume is in a zone. */
    static PodShape ofDatabase(String name, Service.Size size, String zone) {
        SchedulingRules rules = SchedulingRules.NONE
                .withPodAffinity(aloneOnAHost(selector(name)))
                .withAttachments(new SchedulingRules.Attachments(List.of(), List.of(zone)));
        return shape(DATA, name, size(size), rules, 2_000);
    }

    static PodShape ofGpuPod(String name, Service.Size size, int priority) {
        SchedulingRules rules = SchedulingRules.NONE
                .withTolerations(List.of(AssumedFleet.GPU_TOLERATION))
                .withNodeAffinity(NodeAffinity.selector(AssumedFleet.gpuMarks().labels()));
        return shape(MACHINE_LEARNING, name, size(size).with(Resources.GPU, 1), rules, priority);
    }

    /** A pod of a job, on nodes kept for such. */
    static PodShape ofJob(String namespace, String name, Service.Size size, int priority) {
        SchedulingRules rules = SchedulingRules.NONE
                .withTolerations(
                        List.of(new Toleration(POOL, Toleration.Operator.EQUAL, BATCH, Taint.Effect.NO_SCHEDULE)))
                .withNodeAffinity(NodeAffinity.selector(Map.of(POOL, BATCH)));
        return shape(namespace, name, size(size), rules, priority);
    }

    static LabelSelector selector(String name) {
        return LabelSelector.of(Map.of("app", name));
    }

    private static PodShape shape(
            String namespace, String name, Resources requests, SchedulingRules rules, int priority) {
        return new PodShape(namespace, new TreeMap<>(Map.of("app", name)), requests, rules, priority);
    }

    private static Resources size(Service.Size size) {
        return Resources.ofPod(size.cpuMillis(), (long) size.mebibytes() << 20);
    }

    private static TopologySpreadConstraint overZones(int maxSkew, LabelSelector own) {
        return TopologySpreadConstraint.hard(WellKnown.ZONE, maxSkew, own);
    }

    private static PodAffinityTerm.Terms aloneOnAHost(LabelSelector own) {
        return new PodAffinityTerm.Terms(
                List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, own)), List.of());
    }

    private static PodAffinityTerm.Terms ratherApart(LabelSelector own) {
        var term = PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, own);
        return new PodAffinityTerm.Terms(List.of(), List.of(), List.of(new PodAffinityTerm.Weighted(-100, term)));
    }
}
