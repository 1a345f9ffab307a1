package dev.plimsoll.simulator.trace.stage;

import static dev.plimsoll.simulator.trace.Traces.events;
import static dev.plimsoll.simulator.trace.Traces.job;
import static dev.plimsoll.simulator.trace.Traces.scaled;
import static dev.plimsoll.simulator.trace.Traces.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.BudgetLimit.MinAvailable;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StagesTest {

    private static final BudgetSet BUDGET =
            new BudgetSet(0, "default", "cart", LabelSelector.EVERYTHING, new MinAvailable(new Amount(1, false)));

    @Test
    void skipLeavesOutTheFirstPodsAndTheirDepartures() {
        Trace trace = Traces.of(
                BUDGET,
                service(0, "a", Departure.ON_EVENT),
                job(1, "b", 5),
                service(2, "c", Departure.ON_EVENT),
                new PodDeparts(3, "a"),
                new PodDeparts(4, "c"));
        assertThat(events(new Skip(2).apply(trace)))
                .containsExactly(BUDGET, service(2, "c", Departure.ON_EVENT), new PodDeparts(4, "c"));
        assertThat(events(new Skip(0).apply(trace))).isEqualTo(events(trace));
    }

    @Test
    void skipCountsThePodsThatAScalingAdds() {
        Trace trace = Traces.of(scaled(0, "web", 3), scaled(1, "web", 2), scaled(2, "web", 4), job(3, "a", 1));
        assertThat(events(new Skip(4).apply(trace))).containsExactly(job(3, "a", 1));
        assertThat(events(new Skip(3).apply(trace)))
                .containsExactly(scaled(1, "web", 2), scaled(2, "web", 4), job(3, "a", 1));
    }

    @Test
    void limitEndsWithThePodOfThatNumber() {
        Trace trace = Traces.of(job(0, "a", 1), budget(1), job(2, "b", 1), budget(3), job(4, "c", 1));
        assertThat(events(new Limit(2).apply(trace))).containsExactly(job(0, "a", 1), budget(1), job(2, "b", 1));
    }

    @Test
    void limitLetsThoseDepartWhoCame() {
        Trace trace = Traces.of(
                service(0, "a", Departure.ON_EVENT),
                service(1, "b", Departure.ON_EVENT),
                new PodDeparts(2, "b"),
                new PodDeparts(3, "a"),
                job(4, "c", 1));
        assertThat(events(new Limit(1).apply(trace)))
                .containsExactly(service(0, "a", Departure.ON_EVENT), new PodDeparts(3, "a"));
    }

    @Test
    void limitReadsNoFurtherThanItMust() {
        var read = new AtomicInteger();
        Trace endless = new Trace(
                Traces.manifest(),
                () -> IntStream.iterate(0, i -> i + 1).mapToObj(i -> counted(read, job(i, "j" + i, 1))));
        assertThat(events(new Limit(3).apply(endless))).hasSize(3);
        assertThat(read).hasValueLessThanOrEqualTo(4);
        assertThat(events(new LimitEvents(5).apply(endless))).hasSize(5);
    }

    @Test
    void closingClosesTheSource() {
        var closed = new AtomicInteger();
        Trace trace = new Trace(
                Traces.manifest(),
                () -> Stream.<WorkloadEvent>of(job(0, "a", 1)).onClose(closed::incrementAndGet));
        List<Stage> stages = List.of(
                new Skip(0),
                new Limit(9),
                new LimitEvents(9),
                new Sample(1, 1),
                new Speed(2),
                new Replicate(2, 5, 1),
                new Window(0, 9));
        for (Stage stage : stages) {
            events(stage.apply(trace));
        }
        assertThat(closed).hasValue(stages.size());
    }

    @Test
    void sampleKeepsOrDropsAWorkloadWhole() {
        Trace trace = many();
        List<WorkloadEvent> kept = events(new Sample(0.3, 7).apply(trace));
        List<String> owners = kept.stream()
                .map(event -> ((PodArrives) event).owner().name())
                .distinct()
                .toList();
        assertThat(kept).hasSize(owners.size() * 4);
        assertThat(owners.size()).isBetween(230, 370);
    }

    @Test
    void sampleDependsOnTheSeedAlone() {
        Trace trace = many();
        assertThat(events(new Sample(0.3, 7).apply(trace))).isEqualTo(events(new Sample(0.3, 7).apply(trace)));
        assertThat(events(new Sample(0.3, 7).apply(trace))).isNotEqualTo(events(new Sample(0.3, 8).apply(trace)));
        assertThat(events(new Sample(0.3, 7).apply(new Skip(400).apply(trace))))
                .as("a workload is kept whatever came before it")
                .isEqualTo(events(new Sample(0.3, 7).apply(trace)).stream()
                        .filter(event -> event.atMillis() >= 400)
                        .toList());
        assertThat(events(new Sample(1, 7).apply(trace))).isEqualTo(events(trace));
        assertThat(events(new Sample(0, 7).apply(trace))).isEmpty();
    }

    @Test
    void sampleDropsDeparturesOfThoseItDropped() {
        Trace trace = Traces.of(service(0, "a", Departure.ON_EVENT), new PodDeparts(1, "a"));
        assertThat(events(new Sample(0, 1).apply(trace))).isEmpty();
        assertThat(events(new Sample(1, 1).apply(trace))).hasSize(2);
    }

    @Test
    void speedDividesEveryTime() {
        Trace trace = Traces.of(
                job(1_000, "a", 500),
                service(2_000, "b", new Departure.AtTime(4_000)),
                service(2_001, "c", Departure.ON_EVENT),
                new PodDeparts(3_000, "c"));
        assertThat(events(new Speed(2).apply(trace)))
                .containsExactly(
                        job(500, "a", 250),
                        service(1_000, "b", new Departure.AtTime(2_000)),
                        service(1_000, "c", Departure.ON_EVENT),
                        new PodDeparts(1_500, "c"));
        assertThat(events(new Speed(0.5).apply(trace)).getFirst()).isEqualTo(job(2_000, "a", 1_000));
    }

    @Test
    void speedShortensTheRecordingAndMovesItsNodes() {
        Manifest manifest = new Speed(4).apply(recorded()).manifest();
        assertThat(manifest.span().length()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(manifest.fleet().history())
                .extracting(RecordedNodes::atMillis)
                .containsExactly(0L, 500L, 1_500L);
    }

    @Test
    void windowBringsAtItsBeginningWhatHoldsByThen() {
        Trace trace = Traces.of(
                BUDGET,
                scaled(0, "web", 2),
                service(0, "gone", new Departure.AtTime(1_000)),
                service(0, "stays", new Departure.AtTime(1_500)),
                service(0, "left", Departure.ON_EVENT),
                service(0, "here", Departure.ON_EVENT),
                job(0, "running", 9_000),
                scaled(500, "web", 5),
                new NodeGroupChanged(600, "m5", 1, 5),
                new PodDeparts(700, "left"),
                job(1_000, "within", 50),
                new PodDeparts(1_800, "here"),
                job(2_000, "after", 50));
        assertThat(events(new Window(1_000, 2_000).apply(trace)))
                .containsExactly(
                        BUDGET,
                        service(0, "stays", new Departure.AtTime(500)),
                        service(0, "here", Departure.ON_EVENT),
                        scaled(0, "web", 5),
                        new NodeGroupChanged(0, "m5", 1, 5),
                        job(0, "within", 50),
                        new PodDeparts(800, "here"));
    }

    @Test
    void windowMovesTheStart() {
        Manifest manifest = new Window(3_000, 9_000).apply(recorded()).manifest();
        assertThat(manifest.span().start()).isEqualTo(Instant.parse("2025-11-24T00:00:03Z"));
        assertThat(manifest.span().length()).isEqualTo(Duration.ofSeconds(6));
        assertThat(manifest.fleet().history())
                .extracting(RecordedNodes::atMillis, RecordedNodes::nodes)
                .containsExactly(tuple(0L, 5), tuple(3_000L, 7));
    }

    private static WorkloadEvent counted(AtomicInteger count, WorkloadEvent event) {
        count.incrementAndGet();
        return event;
    }

    private static BudgetSet budget(long atMillis) {
        return new BudgetSet(atMillis, BUDGET.namespace(), BUDGET.name(), BUDGET.selector(), BUDGET.limit());
    }

    /** A thousand jobs of four pods, a pod each millisecond: a job's pods are a thousand apart. */
    private static Trace many() {
        return new Trace(
                Traces.manifest(),
                () -> IntStream.range(0, 4_000).mapToObj(i -> {
                    PodArrives pod = job(i, "job-" + i % 1_000, 5);
                    return new PodArrives(i, "pod-" + i, pod.shape(), pod.owner(), pod.departure());
                }));
    }

    /** Ten seconds; 3 nodes from 0, 5 from 2 s, 7 from 6 s. */
    private static Trace recorded() {
        Manifest manifest = Traces.manifest();
        List<RecordedNodes> history = List.of(
                new RecordedNodes(0, "big", Resources.NONE, 3),
                new RecordedNodes(2_000, "big", Resources.NONE, 5),
                new RecordedNodes(6_000, "big", Resources.NONE, 7));
        Manifest longer =
                Manifests.withSpan(manifest, new Manifest.Span(manifest.span().start(), Duration.ofSeconds(10)));
        return new Trace(Manifests.withHistory(longer, history), Stream::of);
    }
}
