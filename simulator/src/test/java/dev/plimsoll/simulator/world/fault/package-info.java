@NullMarked
package dev.plimsoll.simulator.world.fault;

import org.jspecify.annotations.NullMarked;
