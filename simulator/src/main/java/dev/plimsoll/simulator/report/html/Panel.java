package dev.plimsoll.simulator.report.html;

import java.util.List;

/** One policy's plot: what it shows in words, its shapes from back to front, and its values as text. */
record Panel(Policy policy, String description, List<Shape> shapes, List<Reading> readings) {

    /** An SVG path, the style sheet's class for it, and whose it is. */
    record Shape(String style, String path, int policy) {}

    /** A named value over the whole run; the page's script shows the series' value at the time pointed at instead. */
    record Reading(Policy policy, String style, String name, String value, int series) {}
}
