@NullMarked
package dev.plimsoll.simulator.world;

import org.jspecify.annotations.NullMarked;
