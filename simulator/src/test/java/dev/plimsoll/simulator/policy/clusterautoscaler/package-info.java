/** The model of cluster-autoscaler, worked out on paper and held against the answers of the real one. */
@NullMarked
package dev.plimsoll.simulator.policy.clusterautoscaler;

import org.jspecify.annotations.NullMarked;
