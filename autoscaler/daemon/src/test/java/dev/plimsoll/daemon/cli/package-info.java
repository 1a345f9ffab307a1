/** The command line, from files to text. */
@NullMarked
package dev.plimsoll.daemon.cli;

import org.jspecify.annotations.NullMarked;
