@NullMarked
package dev.plimsoll.simulator.tune;

import org.jspecify.annotations.NullMarked;
