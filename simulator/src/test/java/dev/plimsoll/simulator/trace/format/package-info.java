/** Tests of trace.format. */
@NullMarked
package dev.plimsoll.simulator.trace.format;

import org.jspecify.annotations.NullMarked;
