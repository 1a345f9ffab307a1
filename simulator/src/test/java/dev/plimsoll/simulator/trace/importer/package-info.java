/** Tests of trace.importer. */
@NullMarked
package dev.plimsoll.simulator.trace.importer;

import org.jspecify.annotations.NullMarked;
