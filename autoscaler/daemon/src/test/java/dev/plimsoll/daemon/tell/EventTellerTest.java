package dev.plimsoll.daemon.tell;

import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.buying.CoveredPods;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Finding.Subject;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.kubernetes.act.Events;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventTellerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Reason NO_CPU = new Misfit.InsufficientResource("cpu", 2000, 500);
    private static final Reason CORDONED = new Misfit.NodeUnschedulable();

    private List<Pod> waiting = List.of();
    private final List<String> told = new ArrayList<>();
    private final EventTeller teller = new EventTeller(
            (event, at) -> told.add(text(event)), pod -> pod.equals("red/gone") ? null : "uid of " + pod);

    @Test
    void tellsEachPodOnceWhyNothingIsBoughtForIt() {
        decided(
                Memory.NONE,
                new Finding(Subject.POD, "red/b", NO_CPU),
                new Finding(Subject.POD, "red/a", CORDONED),
                new Finding(Subject.POD, "red/b", CORDONED),
                new Finding(Subject.POD, "red/b", NO_CPU),
                new Finding(Subject.POD, "red/gone", NO_CPU),
                new Finding(Subject.NODE, "n1", CORDONED));

        assertThat(told)
                .containsExactly(
                        "NORMAL NotTriggerScaleUp red/a uid of red/a: pod didn't trigger scale-up: "
                                + CORDONED.message(),
                        "NORMAL NotTriggerScaleUp red/b uid of red/b: pod didn't trigger scale-up: "
                                + String.join("; ", sorted(NO_CPU.message(), CORDONED.message())));
    }

    @Test
    void tellsThePodsOfAPurchaseOnceItIsMade() {
        waiting = List.of(pod("red/a"), pod("red/b"));
        var batch = new Order.Batch(2, CoveredPods.of(List.of("red/a", "red/gone")), NOW, NOW.plusSeconds(60), null);
        var order = new Order("shop", List.of(batch), new Order.Beginning(NOW, List.of()));
        decided(new Memory(
                new Growth(ImmutableMaps.copyOf(Map.of("shop", order)), ImmutableMaps.empty()), Shrinkage.NONE));
        var step = new Step(new Action.RaiseDesired("shop", 0, 2), new Cause.PodsWaiting(1, 0, 1, 1));

        teller.acted(NOW, step, new Outcome.Refused("not now"));
        assertThat(told).isEmpty();
        teller.acted(NOW, step, Outcome.DONE);

        assertThat(told)
                .containsExactly("NORMAL TriggeredScaleUp red/a uid of red/a: pod triggered scale-up: [{shop 0->2}]");
    }

    @Test
    void tellsAPodThatItWillBeMovedOrWhyItCannotBe() {
        var step = new Step(new Action.EvictPod("red/a", "n1"), new Cause.NodeDrained());

        teller.acted(NOW, step, new Outcome.Refused("a budget says no for now"));
        teller.acted(NOW, step, new Outcome.Failed("two budgets"));
        teller.acted(NOW, step, Outcome.DONE);

        assertThat(told)
                .containsExactly(
                        "WARNING ScaleDownFailed red/a uid of red/a: failed to evict the pod: two budgets",
                        "NORMAL ScaleDown red/a uid of red/a: deleting pod for node scale down");
    }

    private void decided(Memory memory, Finding... findings) {
        teller.decided(NOW, seen(), Memory.NONE, new Decision(List.of(), memory, null, List.of(findings)));
    }

    private Observation seen() {
        Observation nothing = new FakeCluster().observe(NOW);
        return new Observation(
                nothing.nodes(),
                new Snapshot<>(waiting, NOW, true),
                nothing.groups(),
                nothing.budgets(),
                nothing.facts());
    }

    private static Pod pod(String name) {
        return new Pod(name, aShape().build(), Owner.NOBODY, Instant.EPOCH, false);
    }

    private static List<String> sorted(String... texts) {
        return List.of(texts).stream().sorted().toList();
    }

    private static String text(Events.Event event) {
        Events.Regarding about = event.regarding();
        return event.type() + " " + event.reason() + " " + about.namespace() + "/" + about.name() + " " + about.uid()
                + ": " + event.note();
    }
}
