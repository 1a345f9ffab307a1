package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DisruptionBudgetsTest {

    private static final PodShape WEB = shape("web", 500, 512);

    private final LivingWorld world = new LivingWorld(trace().group(GROUP, "m5.large", 2, 9, "us-east-1a")
            .scaled(1, Owner.Kind.DEPLOYMENT, "web", WEB, 3)
            .minAvailable(2, "web", 2)
            .build());

    private int allowed() {
        return world.observe().budgets().items().getFirst().disruptionsAllowed();
    }

    @Test
    void aBudgetCountsRunningPodsAlone() {
        world.runTo(2);
        assertThat(allowed()).isZero();

        world.runTo(10);
        assertThat(allowed()).isEqualTo(1);
    }

    @Test
    void anEvictionIsRefusedWhileTheBudgetIsAtZero() {
        world.runTo(10);

        assertThat(world.world.kubernetes().evict("default/web-0")).isEqualTo(Outcome.DONE);
        assertThat(allowed()).isZero();
        assertThat(world.world.kubernetes().evict("default/web-1"))
                .isEqualTo(new Outcome.Refused(
                        "PodDisruptionBudget default/web allows no disruption: 2 of 3 pods are healthy"));

        world.runTo(12.01);
        assertThat(allowed()).as("the replacement runs").isEqualTo(1);
        assertThat(world.world.kubernetes().evict("default/web-1")).isEqualTo(Outcome.DONE);
    }

    @Test
    void theObservedBudgetsAreTheSameObjectsWhileNoNumberChanges() {
        world.runTo(10);
        var before = world.observe().budgets().items();
        world.runTo(11);

        assertThat(world.observe().budgets().items()).isSameAs(before);
    }

    private static WorkloadEvent atMostOneAway(double seconds) {
        return new WorkloadEvent.BudgetSet(
                TraceBuilder.millis(seconds),
                "default",
                "web",
                LabelSelector.of(Map.of("app", "web")),
                new BudgetLimit.MaxUnavailable(new BudgetLimit.Amount(1, false)));
    }

    private static LivingWorld slowToLeave(TraceBuilder trace) {
        return new LivingWorld(
                trace.group(GROUP, "m5.large", 2, 9, "us-east-1a").build(),
                LivingWorld.STEADY.withPods(new WorldSettings.Pods(
                        Duration.ofSeconds(2),
                        new WorldSettings.Grace(Duration.ofSeconds(30), Duration.ofSeconds(30), true),
                        WorldSettings.Pull.NONE,
                        Duration.ofSeconds(60))));
    }

    @Test
    void aBudgetThatComesLateDoesNotWantPodsThatAreLeaving() {
        var late = slowToLeave(trace().scaled(1, Owner.Kind.DEPLOYMENT, "web", WEB, 3)
                .scaled(20, Owner.Kind.DEPLOYMENT, "web", WEB, 1)
                .event(atMostOneAway(22)));
        late.runTo(23);

        assertThat(late.observe().budgets().items().getFirst().disruptionsAllowed())
                .isEqualTo(1);
    }

    @Test
    void aBudgetThatComesLateWantsTheJobThatIsBackingOff() {
        var late = slowToLeave(trace().job(1, "web", WEB, 600)
                .arrives(1, "other", WEB, Owner.Kind.DEPLOYMENT, Departure.ON_EVENT)
                .event(atMostOneAway(90)));
        late.runTo(40);
        late.world.kubernetes().evict("web");
        late.runTo(95);

        assertThat(late.observe().budgets().items().getFirst().disruptionsAllowed())
                .as("one of two is away already")
                .isZero();
    }
}
