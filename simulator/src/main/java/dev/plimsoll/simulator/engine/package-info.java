/** Virtual clock, event queue and named random streams; knows nothing of Kubernetes. */
@NullMarked
package dev.plimsoll.simulator.engine;

import org.jspecify.annotations.NullMarked;
