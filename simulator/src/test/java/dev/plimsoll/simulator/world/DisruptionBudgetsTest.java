package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.round.Outcome;
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
}
