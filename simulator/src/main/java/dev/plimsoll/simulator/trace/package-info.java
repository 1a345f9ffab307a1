/** What happened to a workload, as a lazy stream of events over a manifest: the types that readers fill and the world replays. */
@NullMarked
package dev.plimsoll.simulator.trace;

import org.jspecify.annotations.NullMarked;
