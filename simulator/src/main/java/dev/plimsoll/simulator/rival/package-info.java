/** What others would have done: models of rival autoscalers, and bounds that no autoscaler reaches. Every table says which is which. */
@NullMarked
package dev.plimsoll.simulator.rival;

import org.jspecify.annotations.NullMarked;
