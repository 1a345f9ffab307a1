@NullMarked
package dev.plimsoll.simulator.torture;

import org.jspecify.annotations.NullMarked;
