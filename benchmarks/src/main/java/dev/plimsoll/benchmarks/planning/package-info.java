/** Commands that measure the searching planner: from tick to tick, against the clock, and from the start of the JVM. */
@NullMarked
package dev.plimsoll.benchmarks.planning;

import org.jspecify.annotations.NullMarked;
