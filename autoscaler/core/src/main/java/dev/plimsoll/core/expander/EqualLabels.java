package dev.plimsoll.core.expander;

import java.util.List;

/** Groups are alike if they agree on these labels (cluster-autoscaler's balancing-label); who lacks one is unlike all. */
public record EqualLabels(List<String> names) implements SimilarGroups {

    public EqualLabels {
        names = List.copyOf(names);
    }

    @Override
    public boolean areSimilar(NodeProfile one, NodeProfile other) {
        for (String name : names) {
            String value = one.labels().get(name);
            if (value == null || !value.equals(other.labels().get(name))) {
                return false;
            }
        }
        return true;
    }
}
