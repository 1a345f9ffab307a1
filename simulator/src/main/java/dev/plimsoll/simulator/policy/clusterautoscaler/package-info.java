/**
 * A model of cluster-autoscaler with its AWS provider, rule by rule after its sources (kubernetes/autoscaler 55c37cd with
 * kubernetes-sigs/cluster-autoscaler 6e285e0f); see README.md beside these files for each rule and what is left out.
 */
@NullMarked
package dev.plimsoll.simulator.policy.clusterautoscaler;

import org.jspecify.annotations.NullMarked;
