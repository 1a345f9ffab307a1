/** The simulated Kubernetes: nodes, the lives of pods, and those who own them. */
@NullMarked
package dev.plimsoll.simulator.world.cluster;

import org.jspecify.annotations.NullMarked;
