@NullMarked
package dev.plimsoll.simulator.world.door;

import org.jspecify.annotations.NullMarked;
