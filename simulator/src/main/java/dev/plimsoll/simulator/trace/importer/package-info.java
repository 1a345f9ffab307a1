/** Readers of foreign formats: they replay a file as it is, with a manifest of their own that states what they assume. */
@NullMarked
package dev.plimsoll.simulator.trace.importer;

import org.jspecify.annotations.NullMarked;
