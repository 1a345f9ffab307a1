/** Tests of trace.generate. */
@NullMarked
package dev.plimsoll.simulator.trace.generate;

import org.jspecify.annotations.NullMarked;
