/** The invariants of the simulated world, checked against what truly happened in it. */
@NullMarked
package dev.plimsoll.simulator.oracle;

import org.jspecify.annotations.NullMarked;
