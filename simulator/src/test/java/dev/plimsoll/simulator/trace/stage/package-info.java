/** Tests of trace.stage. */
@NullMarked
package dev.plimsoll.simulator.trace.stage;

import org.jspecify.annotations.NullMarked;
