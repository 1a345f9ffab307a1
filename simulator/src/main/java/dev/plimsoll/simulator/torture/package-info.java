/** Torture: the product in unkind worlds drawn by seed, held against every invariant. */
@NullMarked
package dev.plimsoll.simulator.torture;

import org.jspecify.annotations.NullMarked;
