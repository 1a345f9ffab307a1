/** The command line: reads options, wires the rooms, prints; the only room that sees the clock, the terminal and the process. */
@NullMarked
package dev.plimsoll.simulator.cli;

import org.jspecify.annotations.NullMarked;
