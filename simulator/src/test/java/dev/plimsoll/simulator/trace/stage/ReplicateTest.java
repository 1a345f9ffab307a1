package dev.plimsoll.simulator.trace.stage;

import static dev.plimsoll.simulator.trace.Traces.events;
import static dev.plimsoll.simulator.trace.Traces.job;
import static dev.plimsoll.simulator.trace.Traces.scaled;
import static dev.plimsoll.simulator.trace.Traces.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.BudgetLimit.MinAvailable;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.EventChecks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplicateTest {

    @Test
    void copiesComeWithNamesOfTheirOwn() {
        Trace trace = Traces.of(scaled(0, "web", 2), job(5, "a", 7));
        List<WorkloadEvent> copies = events(new Replicate(2, 0, 1).apply(trace));
        assertThat(copies)
                .containsExactly(scaled(0, "web", 2), scaled(0, "web~2", 2), job(5, "a", 7), job(5, "a~2", 7));
    }

    @Test
    void theFirstCopyIsTheOriginal() {
        Trace trace = random(3);
        assertThat(events(new Replicate(5, 60_000, 1).apply(trace)).stream()
                        .filter(event -> !(event instanceof PodArrives arrives)
                                || !arrives.podId().contains("~"))
                        .filter(event -> !(event instanceof PodDeparts departs)
                                || !departs.podId().contains("~")))
                .containsExactlyElementsOf(events(trace));
    }

    @Test
    void jitterStaysWithinItsBoundsAndIsTheSameForAllPodsOfAWorkload() {
        long jitter = 60_000;
        Trace trace = random(4);
        Map<String, Long> original = new HashMap<>();
        Map<String, Long> shifts = new TreeMap<>();
        for (WorkloadEvent event : events(trace)) {
            if (event instanceof PodArrives arrives) {
                original.put(arrives.podId(), arrives.atMillis());
            }
        }
        for (WorkloadEvent event : events(new Replicate(3, jitter, 9).apply(trace))) {
            if (event instanceof PodArrives arrives) {
                String base = arrives.podId().replaceFirst("~.*", "");
                long shift = arrives.atMillis() - original.getOrDefault(base, Long.MAX_VALUE);
                assertThat(shift).isBetween(0L, jitter);
                assertThat(shifts.computeIfAbsent(arrives.owner().name(), name -> shift))
                        .isEqualTo(shift);
            }
        }
        assertThat(new TreeSet<>(shifts.values())).hasSizeGreaterThan(20);
    }

    @Test
    void copiesAreInOrderAndValid() {
        for (long seed = 0; seed < 40; seed++) {
            long seedOfTrace = seed;
            Trace copied = new Replicate(4, 200_000, seed).apply(random(seed));
            var checks = new EventChecks(copied.manifest(), () -> "seed " + seedOfTrace);
            List<WorkloadEvent> events = events(copied);
            events.forEach(checks::check);
            assertThat(events)
                    .as("seed %d", seed)
                    .hasSize(4 * events(random(seed)).size());
            assertThat(events(copied)).as("seed %d, again", seed).isEqualTo(events);
        }
    }

    @Test
    void departuresFollowTheirPods() {
        Trace trace = Traces.of(service(0, "a", Departure.ON_EVENT), new PodDeparts(1_000, "a"));
        List<WorkloadEvent> events = events(new Replicate(2, 50_000, 5).apply(trace));
        long arrival = time(events, new PodArrives(0, "a~2", Traces.SHAPE, Traces.CART, Departure.ON_EVENT));
        assertThat(events).contains(new PodDeparts(arrival + 1_000, "a~2"));
    }

    @Test
    void onlyShapesThatLookAtOtherPodsMoveToANamespaceOfTheCopy() {
        PodShape apart = new PodShape(
                "shop",
                Traces.SHAPE.labels(),
                Traces.SHAPE.requests(),
                SchedulingRules.NONE.withPodAffinity(new PodAffinityTerm.Terms(
                        List.of(),
                        List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, LabelSelector.EVERYTHING)),
                        List.of())),
                0);
        Trace trace = Traces.of(
                new WorkloadScaled(0, Traces.CART, apart, 1),
                new WorkloadScaled(1, Traces.CART, apart, 2),
                scaled(2, "web", 1));
        List<PodShape> shapes = events(new Replicate(2, 0, 1).apply(trace)).stream()
                .map(event -> ((WorkloadScaled) event).shape())
                .toList();
        assertThat(shapes)
                .extracting(PodShape::namespace)
                .containsExactly("shop", "shop~2", "shop", "shop~2", "default", "default");
        assertThat(shapes.get(3)).isSameAs(shapes.get(1));
        assertThat(shapes.get(5)).isSameAs(shapes.get(4));
    }

    @Test
    void budgetsAreCopiedAndGroupsGrow() {
        var budget = new BudgetSet(0, "shop", "cart", LabelSelector.EVERYTHING, new MinAvailable(new Amount(1, false)));
        Trace trace = Traces.of(budget, new NodeGroupChanged(1, "m5", 2, 20));
        Trace copied = new Replicate(3, 0, 1).apply(trace);
        assertThat(events(copied)).hasSize(4).endsWith(new NodeGroupChanged(1, "m5", 2, 60));
        assertThat(copied.manifest().fleet().groups().getFirst().bounds().maxSize())
                .isEqualTo(30);
    }

    private static long time(List<WorkloadEvent> events, PodArrives like) {
        return events.stream()
                .filter(event ->
                        event instanceof PodArrives arrives && arrives.podId().equals(like.podId()))
                .findFirst()
                .orElseThrow()
                .atMillis();
    }

    /** Jobs of a few pods, and services that come and go. */
    private static Trace random(long seed) {
        var random = new Random(seed);
        var times = IntStream.generate(() -> random.nextInt(500_000))
                .limit(120)
                .sorted()
                .toArray();
        var events = new ArrayList<WorkloadEvent>();
        var staying = new ArrayDeque<String>();
        for (int i = 0; i < times.length; i++) {
            if (random.nextInt(4) == 0) {
                events.add(service(times[i], "svc-" + i, Departure.ON_EVENT));
                staying.add("svc-" + i);
            } else if (!staying.isEmpty() && random.nextInt(4) == 0) {
                events.add(new PodDeparts(times[i], staying.poll()));
            } else {
                PodArrives pod = job(times[i], "job-" + i / 4, 1_000);
                events.add(new PodArrives(times[i], "pod-" + i, pod.shape(), pod.owner(), pod.departure()));
            }
        }
        return new Trace(Traces.manifest(), events::stream);
    }
}
