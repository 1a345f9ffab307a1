/** Whether what was recorded is decided again, to the byte, and what is not is found. */
@NullMarked
package dev.plimsoll.simulator.replay;

import org.jspecify.annotations.NullMarked;
