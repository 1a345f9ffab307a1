package dev.plimsoll.core.expander;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups are alike if their machines are: the same capacity, memory within a ratio; allocatable and free resources within
 * ratios; and equal labels but for those that tell where a node is rather than what (cluster-autoscaler
 * pkg/processors/nodegroupset/compare_nodegroups.go). Taints do not count.
 */
public record AlikeMachines(Tolerances tolerances, SortedSet<String> ignoredLabels) implements SimilarGroups {

    private static final String MEMORY = "memory";

    /** What a scheduler keeps count of on every node, requested or not. */
    private static final List<String> ALWAYS_COUNTED = List.of("cpu", "ephemeral-storage", MEMORY, "pods");

    /** Labels that never count on AWS (the list of pkg/processors/nodegroupset/aws_nodegroups.go and what all providers share). */
    private static final List<String> PLACE_LABELS = List.of(
            "alpha.eksctl.io/instance-id",
            "alpha.eksctl.io/nodegroup-name",
            "beta.kubernetes.io/fluentd-ds-ready",
            "eks.amazonaws.com/nodegroup",
            "failure-domain.beta.kubernetes.io/region",
            "failure-domain.beta.kubernetes.io/zone",
            "k8s.amazonaws.com/eniConfig",
            "kops.k8s.io/instancegroup",
            "kubernetes.io/hostname",
            "lifecycle",
            "topology.ebs.csi.aws.com/zone",
            "topology.k8s.aws/zone-id",
            "topology.kubernetes.io/region",
            "topology.kubernetes.io/zone");

    /** How far apart amounts may be, as shares of the larger: of memory in all, of allocatable and of free resources. */
    public record Tolerances(double memory, double allocatable, double free) {

        /** The defaults of cluster-autoscaler's flags. */
        public static final Tolerances DEFAULT = new Tolerances(0.015, 0.05, 0.05);
    }

    public AlikeMachines {
        ignoredLabels = Collections.unmodifiableSortedSet(new TreeSet<>(ignoredLabels));
    }

    /** On AWS, with these labels ignored besides those that never count there. */
    public static AlikeMachines onAws(Tolerances tolerances, List<String> moreIgnoredLabels) {
        var ignored = new TreeSet<>(PLACE_LABELS);
        ignored.addAll(moreIgnoredLabels);
        return new AlikeMachines(tolerances, ignored);
    }

    @Override
    public boolean areSimilar(NodeProfile one, NodeProfile other) {
        return haveSimilarCapacity(one.capacity(), other.capacity())
                && areWithin(tolerances.allocatable(), one.allocatable(), other.allocatable())
                && areWithin(tolerances.free(), free(one), free(other))
                && labelsThatCount(one).equals(labelsThatCount(other));
    }

    private boolean haveSimilarCapacity(SortedMap<String, BigDecimal> one, SortedMap<String, BigDecimal> other) {
        if (!one.keySet().equals(other.keySet())) {
            return false;
        }
        for (Map.Entry<String, BigDecimal> resource : one.entrySet()) {
            BigDecimal amount = other.getOrDefault(resource.getKey(), BigDecimal.ZERO);
            boolean alike = resource.getKey().equals(MEMORY)
                    ? isWithin(tolerances.memory(), resource.getValue(), amount)
                    : resource.getValue().compareTo(amount) == 0;
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    private static boolean areWithin(
            double ratio, SortedMap<String, BigDecimal> one, SortedMap<String, BigDecimal> other) {
        if (!one.keySet().equals(other.keySet())) {
            return false;
        }
        for (Map.Entry<String, BigDecimal> resource : one.entrySet()) {
            if (!isWithin(ratio, resource.getValue(), other.getOrDefault(resource.getKey(), BigDecimal.ZERO))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithin(double ratio, BigDecimal one, BigDecimal other) {
        double larger = Math.max(thousandths(one), thousandths(other));
        double smaller = Math.min(thousandths(one), thousandths(other));
        return larger - smaller <= larger * ratio;
    }

    private static double thousandths(BigDecimal amount) {
        return amount.movePointRight(3).setScale(0, RoundingMode.CEILING).doubleValue();
    }

    /** Allocatable less requested, of what is always counted and of what is requested. */
    private static SortedMap<String, BigDecimal> free(NodeProfile node) {
        var free = new TreeMap<String, BigDecimal>();
        var counted = new ArrayList<>(ALWAYS_COUNTED);
        counted.addAll(node.requested().keySet());
        for (String name : counted) {
            BigDecimal allocatable = node.allocatable().getOrDefault(name, BigDecimal.ZERO);
            free.put(name, allocatable.subtract(node.requested().getOrDefault(name, BigDecimal.ZERO)));
        }
        return free;
    }

    private SortedMap<String, String> labelsThatCount(NodeProfile node) {
        var labels = new TreeMap<>(node.labels());
        labels.keySet().removeAll(ignoredLabels);
        return labels;
    }
}
