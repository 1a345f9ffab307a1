@NullMarked
package dev.plimsoll.simulator.rival;

import org.jspecify.annotations.NullMarked;
