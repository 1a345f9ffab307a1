/** The command line of the autoscaler: options in, text out; alone sees the wall clock and the terminal. */
@NullMarked
package dev.plimsoll.daemon.cli;

import org.jspecify.annotations.NullMarked;
