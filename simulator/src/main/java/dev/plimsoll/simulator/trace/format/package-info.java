/** The format of our own: a folder with a manifest and an event file of one JSON object a line. Reads lazily and strictly, writes canonically. */
@NullMarked
package dev.plimsoll.simulator.trace.format;

import org.jspecify.annotations.NullMarked;
