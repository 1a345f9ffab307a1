package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.EventStreams;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * As many days as the trace has whole ones, each a day of it drawn with replacement: working days from working days, weekends
 * from weekends, by UTC. What such a month might have been, as far as the days of one say (the block bootstrap: Künsch, The
 * jackknife and the bootstrap for general stationary observations, 1989).
 */
public record ResampledDays(long seed) implements Stage {

    static final Duration DAY = Duration.ofDays(1);

    @Override
    public Trace apply(Trace trace) {
        int days = days(trace);
        List<Integer> drawn = drawn(trace.manifest().span().start(), days);
        Span span = new Span(trace.manifest().span().start(), DAY.multipliedBy(days));
        Manifest manifest = Manifests.withHistory(Manifests.withSpan(trace.manifest(), span), List.of());
        return new Trace(manifest, () -> {
            var pass = new DaysPass(trace, drawn);
            return EventStreams.over(pass, pass::close);
        });
    }

    private static int days(Trace trace) {
        Duration length = trace.manifest().span().length();
        if (length == null) {
            length = Duration.ofMillis(lastMillis(trace));
        }
        if (length.compareTo(DAY.multipliedBy(2)) < 0) {
            throw new TraceException("trace " + trace.manifest().about().name() + " has no two whole days, so there is"
                    + " nothing to draw from: leave days out, or take a longer trace");
        }
        return Math.toIntExact(length.toDays());
    }

    private static long lastMillis(Trace trace) {
        try (var events = trace.open()) {
            return events.mapToLong(event -> event.atMillis()).max().orElse(0);
        }
    }

    /** For each day the number of the day that comes in its place. */
    List<Integer> drawn(Instant start, int days) {
        RandomGenerator random = new RandomStreams(seed).stream("days", "", 0);
        var drawn = new ArrayList<Integer>();
        for (int day = 0; day < days; day++) {
            var alike = new ArrayList<Integer>();
            for (int other = 0; other < days; other++) {
                if (isWeekend(start, day) == isWeekend(start, other)) {
                    alike.add(other);
                }
            }
            drawn.add(alike.get(random.nextInt(alike.size())));
        }
        return drawn;
    }

    private static boolean isWeekend(Instant start, int day) {
        DayOfWeek of = start.plus(DAY.multipliedBy(day)).atZone(ZoneOffset.UTC).getDayOfWeek();
        return of == DayOfWeek.SATURDAY || of == DayOfWeek.SUNDAY;
    }
}
