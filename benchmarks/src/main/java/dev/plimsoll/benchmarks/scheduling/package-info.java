/** What the scheduling rules cost: placing, draining, scoring, converting, and the heap they stand on. */
@NullMarked
package dev.plimsoll.benchmarks.scheduling;

import org.jspecify.annotations.NullMarked;
