/** Faults: what can go wrong at the doors, in the world and in the process that decides; seeded, scheduled, counted. */
@NullMarked
package dev.plimsoll.simulator.world.fault;

import org.jspecify.annotations.NullMarked;
