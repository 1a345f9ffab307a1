package dev.plimsoll.configuration;

import java.util.List;

/** The namespace of what the daemon keeps in the cluster, the names of its Lease, memory and status there, and whose pods it helps. */
public record KubernetesSettings(
        String namespace, String lease, String memoryConfigMap, String statusConfigMap, List<String> schedulers) {

    public static final KubernetesSettings DEFAULT = new KubernetesSettings(
            "kube-system", "plimsoll", "plimsoll-memory", "plimsoll-status", List.of("default-scheduler"));

    public KubernetesSettings {
        notBlank("namespace", namespace);
        notBlank("lease", lease);
        notBlank("memoryConfigMap", memoryConfigMap);
        notBlank("statusConfigMap", statusConfigMap);
        if (schedulers.isEmpty()) {
            throw new IllegalArgumentException(
                    "kubernetes.schedulers is []: name those whose pods are to be helped, such as default-scheduler");
        }
        schedulers.forEach(scheduler -> notBlank("schedulers", scheduler));
        schedulers = List.copyOf(schedulers);
    }

    private static void notBlank(String key, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("kubernetes." + key + " has an empty name: give one, or leave it out");
        }
    }
}
