package dev.plimsoll.simulator.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.simulator.report.html.Panel.Reading;
import dev.plimsoll.simulator.report.html.Panel.Shape;
import java.util.ArrayList;
import java.util.List;

/** The same plot for every policy, on common axes, so that they can be compared. */
record Multiples(String title, String note, Frame frame, List<Panel> panels) {
    private static final int TIME_TICKS = 5;
    private static final int ENOUGH_FOR_NO_DECIMALS = 100;

    /** What a plot shows: an area alone, or a load on what was bought to hold it. */
    private record Subject(String title, String unit, Track area, List<Track> lines) {

        List<Track> tracks() {
            List<Track> tracks = new ArrayList<>(List.of(area));
            tracks.addAll(lines);
            return tracks;
        }

        /** Pods that wait are counted at their most; all else is a mean. */
        boolean showsMost() {
            return area == Track.PENDING_PODS;
        }
    }

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("Nodes", "nodes", Track.NODES, List.of()),
            new Subject("Cpu", "cores", Track.CPU_REQUESTED, List.of(Track.CPU_BOUGHT)),
            new Subject("Memory", "GiB", Track.MEMORY_REQUESTED, List.of(Track.MEMORY_BOUGHT)),
            new Subject("Pending pods", "pods", Track.PENDING_PODS, List.of()));

    static List<Multiples> of(List<Policy> policies, TimeScale times) {
        return SUBJECTS.stream().map(subject -> of(subject, policies, times)).toList();
    }

    private static Multiples of(Subject subject, List<Policy> policies, TimeScale times) {
        double largest = 0;
        for (Policy policy : Policy.shown(policies)) {
            for (Track track : subject.tracks()) {
                largest = Math.max(largest, policy.largest(track));
            }
        }
        boolean whole = subject.lines().isEmpty();
        ValueScale values = ValueScale.upTo(largest, whole);
        Frame frame = new Frame(subject.unit(), times.dates(), times.ticks(TIME_TICKS), values.ticks());
        List<Panel> panels = policies.stream()
                .map(policy -> panel(subject, policy, new Outline(policy, times, values)))
                .toList();
        String note = subject.showsMost()
                ? "The most pods that waited at once; figures are the most of the whole run."
                : "Figures are means over the whole run.";
        return new Multiples(subject.title(), note, frame, panels);
    }

    private static Panel panel(Subject subject, Policy policy, Outline outline) {
        List<Shape> shapes = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (Track track : subject.lines()) {
            shapes.add(new Shape("spare", outline.area(track), policy.index()));
        }
        shapes.add(new Shape("load", outline.area(subject.area()), policy.index()));
        readings.add(reading(subject, policy, subject.area(), "load"));
        for (Track track : subject.lines()) {
            shapes.add(new Shape("bought", outline.steps(track), policy.index()));
            readings.add(reading(subject, policy, track, "bought"));
        }
        String description = subject.title() + " of " + policy.name() + " over time, " + subject.unit() + ". "
                + String.join(
                        ", ",
                        readings.stream()
                                .map(reading -> reading.name() + " " + reading.value())
                                .toList());
        return new Panel(policy, description, shapes, readings);
    }

    private static Reading reading(Subject subject, Policy policy, Track track, String style) {
        double value = subject.showsMost() ? policy.largest(track) : policy.mean(track);
        return new Reading(policy, style, name(track), text(value, subject.showsMost()), policy.series(track));
    }

    private static String text(double value, boolean whole) {
        return Numbers.fixed(value, whole || value >= ENOUGH_FOR_NO_DECIMALS ? 0 : 1);
    }

    private static String name(Track track) {
        return switch (track) {
            case NODES -> "nodes";
            case CPU_REQUESTED, MEMORY_REQUESTED -> "requested";
            case CPU_BOUGHT, MEMORY_BOUGHT -> "bought";
            case PENDING_PODS -> "pending";
            case DOLLARS -> "dollars";
        };
    }
}
