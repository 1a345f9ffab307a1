/** The simulated world: node groups, cluster, scheduler and pods over virtual time; it implements the ports of the core. */
@NullMarked
package dev.plimsoll.simulator.world;

import org.jspecify.annotations.NullMarked;
