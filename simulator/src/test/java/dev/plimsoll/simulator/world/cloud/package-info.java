@NullMarked
package dev.plimsoll.simulator.world.cloud;

import org.jspecify.annotations.NullMarked;
