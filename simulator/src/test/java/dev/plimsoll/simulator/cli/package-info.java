/** Tests of what a user of the command line meets. */
@NullMarked
package dev.plimsoll.simulator.cli;

import org.jspecify.annotations.NullMarked;
