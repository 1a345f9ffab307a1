/** Tests of trace.kubernetes. */
@NullMarked
package dev.plimsoll.simulator.trace.kubernetes;

import org.jspecify.annotations.NullMarked;
