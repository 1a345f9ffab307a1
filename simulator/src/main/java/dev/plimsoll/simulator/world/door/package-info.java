/** All that an autoscaler sees of a simulated world and does to it. */
@NullMarked
package dev.plimsoll.simulator.world.door;

import org.jspecify.annotations.NullMarked;
