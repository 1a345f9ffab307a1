package dev.plimsoll.daemon.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.model.Resources;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One resource of a node as a bar loaded to the node's line; widths are in percent of the track. */
record Gauge(Axis axis, String load, String line, boolean scarcest, List<Segment> segments, String lineAt) {

    /** A part of the bar: its words are shown where there is room for them, and its tooltip in any case. */
    record Segment(Stowage.Kind kind, Hue hue, String words, String tooltip, String width) {

        String classes() {
            return switch (kind) {
                case DAEMON_SETS -> "daemons";
                case RUNNING -> "running " + hue.classes();
                case OTHERS -> "others";
                case PLANNED -> "planned " + hue.classes();
            };
        }
    }

    private static final int MOST_SEGMENTS = 40;
    private static final double ROOM_FOR_WORDS = 0.05;
    private static final String OTHERS = "other classes";

    /** Bars of a node's cpu and memory, and of whatever else is loaded further than either. */
    static List<Gauge> of(Stowage node, double track) {
        double cpu = share(node, Axis.CPU);
        double memory = share(node, Axis.MEMORY);
        var axes = new ArrayList<Axis>();
        Axis scarcest = cpu >= memory ? Axis.CPU : Axis.MEMORY;
        for (Axis axis : Axis.of(load(node))) {
            boolean basic = axis.equals(Axis.CPU) || axis.equals(Axis.MEMORY);
            if (basic || !axis.equals(Axis.PODS) || share(node, axis) > Math.max(cpu, memory)) {
                axes.add(axis);
                scarcest = share(node, axis) > share(node, scarcest) ? axis : scarcest;
            }
        }
        Axis first = scarcest;
        return axes.stream()
                .map(axis -> of(node, axis, track, axis.equals(first)))
                .toList();
    }

    /** How far a resource of the node is loaded: 1 is up to its line. */
    static double share(Stowage node, Axis axis) {
        long line = axis.amount(node.line());
        return line <= 0 ? 0 : axis.amount(load(node)) / (double) line;
    }

    static Resources load(Stowage node) {
        Resources load = Resources.NONE;
        for (Stowage.Load each : node.loads()) {
            load = load.plus(each.requests());
        }
        return load;
    }

    private static Gauge of(Stowage node, Axis axis, double track, boolean scarcest) {
        double length = Math.max(1, axis.amount(node.line())) * track;
        List<Segment> segments = foremost(node.loads(), axis).stream()
                .map(load -> segment(load, axis, axis.amount(load.requests()) / length))
                .toList();
        return new Gauge(
                axis,
                Numbers.percent(share(node, axis)),
                axis.text(axis.amount(node.line())),
                scarcest,
                segments,
                percent(1 / track));
    }

    private static Segment segment(Stowage.Load load, Axis axis, double width) {
        String words = load.words();
        String tooltip = words + ", " + axis.text(axis.amount(load.requests()))
                + (load.kind() == Stowage.Kind.RUNNING ? ", there already" : "");
        return new Segment(
                load.kind(), Hue.of(load.name()), width < ROOM_FOR_WORDS ? "" : words, tooltip, percent(width));
    }

    /** What requests any of the resource, in its order; beyond so many the smallest are shown as one. */
    private static List<Stowage.Load> foremost(List<Stowage.Load> loads, Axis axis) {
        List<Stowage.Load> present =
                loads.stream().filter(load -> axis.amount(load.requests()) > 0).toList();
        if (present.size() <= MOST_SEGMENTS) {
            return present;
        }
        List<Stowage.Load> bySize = present.stream()
                .sorted(Comparator.comparingLong(load -> -axis.amount(load.requests())))
                .toList();
        Set<Stowage.Load> shown = new HashSet<>(bySize.subList(0, MOST_SEGMENTS - 1)); // asked only
        var foremost = new ArrayList<Stowage.Load>();
        var others = new Stowage.Load(OTHERS, Stowage.Kind.OTHERS, 0, Resources.NONE);
        for (Stowage.Load load : present) {
            if (shown.contains(load)) {
                foremost.add(load);
            } else {
                others = others.plus(load);
            }
        }
        foremost.add(others);
        return foremost;
    }

    /** A share of a length as CSS reads it. */
    static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }
}
