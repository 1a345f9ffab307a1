/** Comparisons as one self-contained HTML page: tables and charts, drawn as inline SVG. The templates are in src/main/jte. */
@NullMarked
package dev.plimsoll.simulator.report.html;

import org.jspecify.annotations.NullMarked;
