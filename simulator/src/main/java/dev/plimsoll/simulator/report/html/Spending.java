package dev.plimsoll.simulator.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.simulator.report.html.Panel.Reading;
import dev.plimsoll.simulator.report.html.Panel.Shape;
import java.util.ArrayList;
import java.util.List;

/** The money spent so far by all policies, in one plot. */
record Spending(String description, Frame frame, List<Shape> shapes, List<Reading> readings) {
    private static final int TIME_TICKS = 10;
    private static final int ENOUGH_FOR_CENTS = 10;

    static Spending of(List<Policy> policies, TimeScale times) {
        double largest = Policy.shown(policies).stream()
                .mapToDouble(policy -> policy.largest(Track.DOLLARS))
                .max()
                .orElse(0);
        ValueScale values = ValueScale.upTo(largest, false);
        List<Shape> shapes = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (Policy policy : policies) {
            String style = policy.colour() + " " + policy.kind();
            String dollars = Numbers.fixed(policy.last(Track.DOLLARS), largest < ENOUGH_FOR_CENTS ? 4 : 2);
            shapes.add(new Shape(style, new Outline(policy, times, values).rise(Track.DOLLARS), policy.index()));
            readings.add(new Reading(policy, style, policy.name(), dollars, policy.series(Track.DOLLARS)));
        }
        Frame frame = new Frame("dollars", times.dates(), times.ticks(TIME_TICKS), values.ticks());
        String description = "Dollars spent so far over time. At the end: "
                + String.join(
                        ", ",
                        readings.stream()
                                .map(reading -> reading.name() + " " + reading.value())
                                .toList());
        return new Spending(description, frame, shapes, readings);
    }
}
