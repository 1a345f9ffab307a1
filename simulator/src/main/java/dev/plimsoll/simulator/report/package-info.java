/** Comparisons as people and programs read them: a table, JSON, CSV, and in {@code html} a page. Reads results only. */
@NullMarked
package dev.plimsoll.simulator.report;

import org.jspecify.annotations.NullMarked;
