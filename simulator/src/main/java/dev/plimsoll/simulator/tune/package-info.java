/** Many runs at once: grids of traces, policies and seeds over a pool of threads, with results in the order asked for. */
@NullMarked
package dev.plimsoll.simulator.tune;

import org.jspecify.annotations.NullMarked;
