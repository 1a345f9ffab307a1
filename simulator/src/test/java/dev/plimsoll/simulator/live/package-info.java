/** The simulated world and its model of cluster-autoscaler held against recordings of the real ones. */
@NullMarked
package dev.plimsoll.simulator.live;

import org.jspecify.annotations.NullMarked;
