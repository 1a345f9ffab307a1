/** Workloads made from a seed and a formula: what no recording holds together. */
@NullMarked
package dev.plimsoll.simulator.trace.generate;

import org.jspecify.annotations.NullMarked;
