/** From what a user types to a trace: {@code format:path,option=value}, the readers by name, the stages by option. */
@NullMarked
package dev.plimsoll.simulator.trace.source;

import org.jspecify.annotations.NullMarked;
