/** Traces out of traces: stages that pass a stream on, fewer, faster or many times over, and never hold it whole. */
@NullMarked
package dev.plimsoll.simulator.trace.stage;

import org.jspecify.annotations.NullMarked;
