package dev.plimsoll.simulator.trace.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Labels of Kubernetes objects as kube-state-metrics writes them: label_app for app, all else than letters and digits a low line. */
final class SeriesLabels {

    private static final String PREFIX = "label_";
    private static final Map<String, String> KNOWN = List.of(
                    "topology.kubernetes.io/zone",
                    "topology.kubernetes.io/region",
                    "failure-domain.beta.kubernetes.io/zone",
                    "failure-domain.beta.kubernetes.io/region",
                    "node.kubernetes.io/instance-type",
                    "beta.kubernetes.io/instance-type",
                    "beta.kubernetes.io/arch",
                    "beta.kubernetes.io/os",
                    "kubernetes.io/arch",
                    "kubernetes.io/os",
                    "kubernetes.io/hostname",
                    "node-role.kubernetes.io/control-plane",
                    "node-role.kubernetes.io/master",
                    "eks.amazonaws.com/nodegroup",
                    "eks.amazonaws.com/capacityType",
                    "alpha.eksctl.io/nodegroup-name",
                    "alpha.eksctl.io/cluster-name",
                    "karpenter.sh/nodepool",
                    "karpenter.sh/provisioner-name",
                    "karpenter.sh/capacity-type",
                    "kops.k8s.io/instancegroup",
                    "cloud.google.com/gke-nodepool",
                    "kubernetes.azure.com/agentpool",
                    "nvidia.com/gpu.present",
                    "node-group",
                    "app.kubernetes.io/name",
                    "app.kubernetes.io/instance",
                    "app.kubernetes.io/component",
                    "app.kubernetes.io/part-of",
                    "app.kubernetes.io/version",
                    "app.kubernetes.io/managed-by",
                    "k8s-app",
                    "pod-template-hash")
            .stream()
            .collect(Collectors.toMap(key -> PREFIX + sanitized(key), Function.identity()));
    private static final Map<String, String> RESOURCES = Map.of(
            "nvidia_com_gpu", "nvidia.com/gpu",
            "amd_com_gpu", "amd.com/gpu",
            "ephemeral_storage", "ephemeral-storage",
            "vpc_amazonaws_com_pod_eni", "vpc.amazonaws.com/pod-eni",
            "aws_amazon_com_neuron", "aws.amazon.com/neuron");

    private SeriesLabels() {}

    /** The labels of the object that a series is about; a name that is not known keeps its low lines. */
    static SortedMap<String, String> of(Series series) {
        var labels = new TreeMap<String, String>();
        series.labels().forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty()) {
                labels.put(KNOWN.getOrDefault(name, name.substring(PREFIX.length())), value);
            }
        });
        return labels;
    }

    /** A resource as Kubernetes names it. */
    static String resource(String name) {
        return RESOURCES.getOrDefault(name, name);
    }

    private static String sanitized(String key) {
        return key.replaceAll("[^a-zA-Z0-9_]", "_");
    }
}
