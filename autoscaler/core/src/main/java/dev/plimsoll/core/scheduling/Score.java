package dev.plimsoll.core.scheduling;

/** The score plugins of kube-scheduler's default profile, with their weights. */
public enum Score {
    TAINT_TOLERATION("TaintToleration", 3),
    NODE_AFFINITY("NodeAffinity", 2),
    NODE_RESOURCES_FIT("NodeResourcesFit", 1),
    POD_TOPOLOGY_SPREAD("PodTopologySpread", 2),
    INTER_POD_AFFINITY("InterPodAffinity", 2),
    NODE_RESOURCES_BALANCED_ALLOCATION("NodeResourcesBalancedAllocation", 1),
    IMAGE_LOCALITY("ImageLocality", 1);

    private final String plugin;
    private final int weight;

    Score(String plugin, int weight) {
        this.plugin = plugin;
        this.weight = weight;
    }

    /** The plugin's name in kube-scheduler. */
    public String plugin() {
        return plugin;
    }

    public int weight() {
        return weight;
    }
}
