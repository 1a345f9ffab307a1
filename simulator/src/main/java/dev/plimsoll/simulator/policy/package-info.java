/** Whoever decides how many nodes there are: the product itself, models of other autoscalers, and bounds. */
@NullMarked
package dev.plimsoll.simulator.policy;

import org.jspecify.annotations.NullMarked;
