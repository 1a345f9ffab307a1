@NullMarked
package dev.plimsoll.simulator.parity;

import org.jspecify.annotations.NullMarked;
