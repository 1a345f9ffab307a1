/** Tests of the types of traces, and what tests of traces share. */
@NullMarked
package dev.plimsoll.simulator.trace;

import org.jspecify.annotations.NullMarked;
