/** The simulated Auto Scaling groups and what they launch. */
@NullMarked
package dev.plimsoll.simulator.world.cloud;

import org.jspecify.annotations.NullMarked;
