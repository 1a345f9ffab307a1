/** Recorded rounds of the daemon, decided again by the code that the simulator runs. */
@NullMarked
package dev.plimsoll.simulator.replay;

import org.jspecify.annotations.NullMarked;
