/** Tests of trace.source. */
@NullMarked
package dev.plimsoll.simulator.trace.source;

import org.jspecify.annotations.NullMarked;
