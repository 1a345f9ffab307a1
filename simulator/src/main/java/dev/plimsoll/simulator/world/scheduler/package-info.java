/** The simulated kube-scheduler: its queue, its choice of nodes, its preemption. */
@NullMarked
package dev.plimsoll.simulator.world.scheduler;

import org.jspecify.annotations.NullMarked;
