package dev.plimsoll.core.expander;

/** Says whether two groups are alike, so that growth may be balanced over them. Symmetric. */
public sealed interface SimilarGroups permits AlikeMachines, EqualLabels {
    boolean areSimilar(NodeProfile one, NodeProfile other);
}
