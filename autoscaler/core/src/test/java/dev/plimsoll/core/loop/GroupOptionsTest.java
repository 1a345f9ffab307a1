package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Action.TaintNode;
import dev.plimsoll.core.round.Action.TerminateInstance;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tags of a group set for its nodes alone holds for them, and for no other group's. */
final class GroupOptionsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LONG_AGO = START.minus(Duration.ofHours(2));
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");
    private static final GroupOptions OWN =
            new GroupOptions(0.2, null, Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(5), null);

    private final FakeCluster cluster = new FakeCluster(
            aGroup("own").options(OWN).sizes(0, 50).build(),
            aGroup("plain").sizes(0, 50).build());
    private final ControlLoop loop = new ControlLoop(
            new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, new Listener() {}),
            new Decider(new GreedyPlanner(), Settings.DEFAULT),
            new ControlLoop.Start(Memory.NONE, Settings.DEFAULT));
    private Instant now = START;

    @Test
    void anEmptyNodeStaysForAsLongAsItsGroupSays() {
        String own = cluster.addNode("own", LONG_AGO);
        String plain = cluster.addNode("plain", LONG_AGO);

        assertThat(taintedWithin(Duration.ofMinutes(29))).containsExactly(plain);
        assertThat(taintedWithin(Duration.ofMinutes(2))).containsExactly(own);
    }

    @Test
    void aNodeStaysThatIsUsedMoreThanItsGroupSays() {
        String own = cluster.addNode("own", LONG_AGO);
        cluster.pendingPods(aShape().cpuMillis(1000).build(), 1, DEPLOYMENT);
        cluster.bindPending(own);
        String plain = cluster.addNode("plain", LONG_AGO);
        cluster.pendingPods(aShape().cpuMillis(1000).build(), 1, DEPLOYMENT);
        cluster.bindPending(plain);

        assertThat(taintedWithin(Duration.ofMinutes(60))).containsExactly(plain);
    }

    @Test
    void aNodeThatIsNotReadyStaysForAsLongAsItsGroupSays() {
        String own = cluster.addNode("own", LONG_AGO);
        String plain = cluster.addNode("plain", LONG_AGO);
        taintedWithin(Duration.ofSeconds(10));
        cluster.notReady(own);
        cluster.notReady(plain);

        assertThat(taintedWithin(Duration.ofMinutes(59))).containsExactly(plain);
        assertThat(taintedWithin(Duration.ofMinutes(2))).containsExactly(own);
    }

    @Test
    void aPurchaseIsGivenUpWhenItsGroupSays() {
        var only = new FakeCluster(aGroup("own").options(OWN).build());
        only.pendingPods(aShape().build(), 1, DEPLOYMENT);
        var decision =
                new Decider(new GreedyPlanner(), Settings.DEFAULT).decide(only.observe(START), Memory.NONE, START);

        assertThat(decision.memory()
                        .growth()
                        .orders()
                        .firstEntry()
                        .getValue()
                        .latest()
                        .deadline())
                .isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void anAnnotationHoldsUpTheEndOfANodeUntilItIsOffOrForTwoMinutes() {
        String patient = cluster.addNode("plain", LONG_AGO);
        String done = cluster.addNode("plain", LONG_AGO);
        cluster.annotate(patient, WellKnown.DELAY_DELETION + "volumes", "true");
        cluster.annotate(done, WellKnown.DELAY_DELETION + "volumes", "true");
        taintedWithin(Settings.Waits.DEFAULT.empty().plusSeconds(60));
        assertThat(endedWithin(Duration.ofSeconds(30))).isEmpty();

        cluster.annotate(done, "example.com/other", "true");
        assertThat(endedWithin(Duration.ofSeconds(10))).containsExactly(done);
        assertThat(endedWithin(Duration.ofMinutes(2))).containsExactly(patient);
    }

    private List<String> taintedWithin(Duration time) {
        return within(time).stream()
                .filter(TaintNode.class::isInstance)
                .map(action -> ((TaintNode) action).node())
                .toList();
    }

    private List<String> endedWithin(Duration time) {
        return within(time).stream()
                .filter(TerminateInstance.class::isInstance)
                .map(action -> ((TerminateInstance) action).instance())
                .toList();
    }

    private List<Action> within(Duration time) {
        var actions = new ArrayList<Action>();
        for (Instant until = now.plus(time); now.isBefore(until); ) {
            now = now.plusSeconds(10);
            loop.tick(now);
            actions.addAll(cluster.takeActions());
        }
        return actions;
    }
}
