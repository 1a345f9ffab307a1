/** The event engine: virtual time, an event queue and named random streams. Knows nothing of what it moves. */
@NullMarked
package dev.plimsoll.simulator.engine;

import org.jspecify.annotations.NullMarked;
