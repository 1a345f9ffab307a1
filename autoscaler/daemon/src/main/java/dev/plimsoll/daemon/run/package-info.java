/** The running daemon: the one place that wires all, the thread that goes its rounds, and who leads. */
@NullMarked
package dev.plimsoll.daemon.run;

import org.jspecify.annotations.NullMarked;
