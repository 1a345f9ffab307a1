package dev.plimsoll.simulator.trace.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.EventChecks;
import dev.plimsoll.simulator.trace.source.TraceSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ResampledDaysTest {

    private static final Trace SHOP =
            TraceSource.parse("../traces/shop-week,sample=0.2").open();
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** 2025-11-24 is a Monday. */
    @Test
    void workingDaysComeFromWorkingDaysAndWeekendsFromWeekends() {
        Set<Integer> working = new HashSet<>();
        for (long seed = 1; seed <= 50; seed++) {
            List<Integer> drawn = new ResampledDays(seed).drawn(Instant.parse("2025-11-24T00:00:00Z"), 7);
            assertThat(drawn).hasSize(7);
            assertThat(drawn.subList(0, 5)).allMatch(day -> day < 5);
            assertThat(drawn.subList(5, 7)).allMatch(day -> day >= 5);
            working.addAll(drawn.subList(0, 5));
        }
        assertThat(working).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void isAValidTraceOfWholeDaysThatItsSeedDecides() {
        Trace one = new ResampledDays(3).apply(SHOP);
        List<WorkloadEvent> events = Traces.events(one);
        var checks = new EventChecks(one.manifest(), () -> "resampled");
        events.forEach(checks::check);
        assertThat(one.manifest().span().length()).isEqualTo(Duration.ofDays(7));
        assertThat(Traces.events(new ResampledDays(3).apply(SHOP))).isEqualTo(events);
        assertThat(Traces.events(new ResampledDays(4).apply(SHOP))).isNotEqualTo(events);
    }

    /** At each midnight replicas are those that the drawn day began with, and none of what it did not know. */
    @Test
    void everyDayBeginsAsTheDayThatWasDrawnBegan() {
        List<Integer> drawn = new ResampledDays(3).drawn(SHOP.manifest().span().start(), 7);
        assertThat(drawn).as("a draw that is no mere copy").isNotEqualTo(List.of(0, 1, 2, 3, 4, 5, 6));
        List<WorkloadEvent> source = Traces.events(SHOP);
        List<WorkloadEvent> resampled = Traces.events(new ResampledDays(3).apply(SHOP));
        for (int day = 0; day < 7; day++) {
            assertThat(replicas(resampled, day * DAY))
                    .as("day %d", day)
                    .isEqualTo(replicas(source, drawn.get(day) * DAY));
        }
    }

    @Test
    void nothingOpenOutlivesItsDay() {
        for (WorkloadEvent event : Traces.events(new ResampledDays(3).apply(SHOP))) {
            if (event instanceof PodArrives arrives && arrives.departure() instanceof Departure.AtTime(long at)) {
                assertThat(at).isLessThanOrEqualTo((arrives.atMillis() / DAY + 1) * DAY);
            }
        }
    }

    @Test
    void traceOfLessThanTwoDaysIsRefused() {
        Trace day = new Window(0, DAY).apply(SHOP);
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> new ResampledDays(1).apply(day))
                .withMessageContaining("has no two whole days");
    }

    /** Of every workload that has any, once all events of a moment have happened. */
    private static Map<String, Integer> replicas(List<WorkloadEvent> events, long atMillis) {
        Map<String, Integer> replicas = new HashMap<>();
        for (WorkloadEvent event : events) {
            if (event.atMillis() <= atMillis && event instanceof WorkloadScaled scaled) {
                replicas.put(UniqueNames.key(scaled.shape().namespace(), scaled.owner(), ""), scaled.replicas());
            }
        }
        replicas.values().removeIf(count -> count == 0);
        return replicas;
    }
}
