@NullMarked
package dev.plimsoll.simulator.engine;

import org.jspecify.annotations.NullMarked;
