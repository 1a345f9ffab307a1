/** One round's view: the placement kept by deltas, who owns what, what is on its way, guards; and the steps and findings a round comes to. */
@NullMarked
package dev.plimsoll.core.round;

import org.jspecify.annotations.NullMarked;
