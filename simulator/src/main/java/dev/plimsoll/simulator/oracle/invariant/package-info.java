/** What must never happen and what must happen in the end, one class each, read off the true world and never off what a loop believes. */
@NullMarked
package dev.plimsoll.simulator.oracle.invariant;

import org.jspecify.annotations.NullMarked;
