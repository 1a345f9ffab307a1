/** The fast plan: bins filled one after another, each with what costs least for its worth. */
@NullMarked
package dev.plimsoll.core.greedy;

import org.jspecify.annotations.NullMarked;
