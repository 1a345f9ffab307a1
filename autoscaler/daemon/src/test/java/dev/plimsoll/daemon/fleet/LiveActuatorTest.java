package dev.plimsoll.daemon.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.GroupActuator;
import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.InMemoryAws;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.ScalingActivities;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.EligibilityOptions;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.kubernetes.PodReader;
import dev.plimsoll.kubernetes.act.Evictions;
import dev.plimsoll.kubernetes.act.LastLook;
import dev.plimsoll.kubernetes.act.NodeTaints;
import dev.plimsoll.testkit.apiserver.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each step, against an API server over HTTP and an AWS in memory. */
final class LiveActuatorTest {

    private static final Instant NOW = InMemoryAws.START.plusSeconds(60);
    private static final String OPERATION = "plimsoll-7";
    private static final String OURS =
            "\"taints\":[{\"key\":\"ToBeDeletedByClusterAutoscaler\",\"value\":\"plimsoll-7\",\"effect\":\"NoSchedule\"}]";

    private final SimulatedWorld world = new SimulatedWorld();
    private final AtomicBoolean mayAct = new AtomicBoolean(true);
    private final OwnershipTags tags = OwnershipTags.parse(List.of(SimulatedWorld.TAG));
    private final FleetSource fleet = new FleetSource(
            new GroupDiscovery(world.aws(), tags, Catalogue.of(InstanceSettings.DEFAULT)),
            new ScalingActivities(world.aws()),
            new FleetSource.Pace(Duration.ofHours(1), Duration.ofHours(1)));
    private final FencedActuator actuator = actuator();
    private String instance = "";

    LiveActuatorTest() throws IOException {}

    private FencedActuator actuator() {
        var fenced = new FencedApiServer(mayAct::get, world.api());
        return new FencedActuator(
                mayAct::get,
                new LiveActuator(
                        new LiveActuator.Kubernetes(
                                new NodeTaints(fenced),
                                new Evictions(fenced, this::uidOf, pod -> null),
                                new LastLook(
                                        fenced, "plimsoll-", EligibilityOptions.PLIMSOLL, PodReader::isPartOfTheNode)),
                        new GroupActuator(world.aws(), tags, mayAct::get),
                        fleet));
    }

    private String uidOf(String pod) {
        return world.at(SimulatedWorld.PODS + pod.substring(pod.indexOf('/')))
                .path("metadata")
                .path("uid")
                .asString("");
    }

    @BeforeEach
    void aGroupOfOne() {
        world.aws().group("web", 0, 5, SimulatedWorld.TAG);
        world.aws().setDesiredCapacity("web", 1);
        instance = world.aws().now("web").instances().getFirst().id();
        world.aws().takeCalls();
        world.server().takeRequests();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void raisesAGroupAtAws() {
        assertThat(act(new Action.RaiseDesired("web", 1, 3))).isEqualTo(Outcome.DONE);
        assertThat(world.aws().now("web").size().desired()).isEqualTo(3);
        assertThat(world.server().takeRequests()).isEmpty();
    }

    @Test
    void looksAtTheGroupsAgainAfterEachChangeOfOurs() {
        assertThat(fleet.look(NOW).groups().items().getFirst().state().desired())
                .isEqualTo(1);
        act(new Action.RaiseDesired("web", 1, 2));
        assertThat(fleet.look(NOW).groups().items().getFirst().state().desired())
                .isEqualTo(2);
        act(new Action.TerminateInstance(instance, "web", null));
        assertThat(fleet.look(NOW).groups().items().getFirst().state().desired())
                .isEqualTo(1);
    }

    @Test
    void putsTheTaintOnANodeAndTakesItOff() {
        world.node("n", instance, "");
        assertThat(act(new Action.TaintNode("n", OPERATION))).isEqualTo(Outcome.DONE);
        assertThat(taints().toString()).contains("ToBeDeletedByClusterAutoscaler", OPERATION);
        assertThat(act(new Action.UntaintNode("n", OPERATION))).isEqualTo(Outcome.DONE);
        assertThat(taints().size()).isZero();
    }

    @Test
    void evictsAPodAndNoOtherOfItsName() {
        world.podOn("n", "a");
        assertThat(act(new Action.EvictPod("default/a", "n"))).isEqualTo(Outcome.DONE);
        assertThat(world.at(SimulatedWorld.PODS + "/a").isMissingNode()).isTrue();
        assertThat(world.server().takeRequests()).contains("create pods/eviction default/a");
    }

    @Test
    void endsAnInstanceOnlyAfterALastLookAtItsNode() {
        world.node("n", instance, OURS);
        world.podOn("n", "a");
        assertThat(act(new Action.TerminateInstance(instance, "web", "n")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, kept -> assertThat(kept.why()).contains("default/a"));
        assertThat(world.aws().ended()).isEmpty();

        world.server().send("DELETE", SimulatedWorld.PODS + "/a", "");
        assertThat(act(new Action.TerminateInstance(instance, "web", "n"))).isEqualTo(Outcome.DONE);
        assertThat(world.aws().ended()).containsExactly(instance);
    }

    @Test
    void anInstanceThatIsNoNodeIsEndedOnlyAfterALookAtAllNodes() {
        world.node("n", instance, "");
        assertThat(act(new Action.TerminateInstance(instance, "web", null)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, kept -> assertThat(kept.why()).contains("node n is on"));
        assertThat(world.aws().ended()).isEmpty();

        world.server().send("DELETE", SimulatedWorld.NODES + "/n", "");
        assertThat(act(new Action.TerminateInstance(instance, "web", null))).isEqualTo(Outcome.DONE);
        assertThat(world.aws().ended()).containsExactly(instance);
    }

    @Test
    void doesNothingAtAllWithoutTheRightTo() {
        world.node("n", instance, OURS);
        world.podOn("n", "a");
        mayAct.set(false);
        for (Action action : List.of(
                new Action.RaiseDesired("web", 1, 3),
                new Action.TaintNode("n", "plimsoll-8"),
                new Action.UntaintNode("n", OPERATION),
                new Action.EvictPod("default/a", "n"),
                new Action.TerminateInstance(instance, "web", "n"))) {
            assertThat(act(action))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.why()).contains("another replica may lead"));
        }
        assertThat(world.aws().takeCalls()).isEmpty();
        assertThat(world.server().takeRequests()).isEmpty();
    }

    /** A step is several calls, and the lease may run out in the middle of it. */
    @Test
    void doesNotWriteOnceTheRightToRanOutWhileItRead() {
        world.node("n", instance, "");
        world.podOn("n", "a");
        for (Action action : List.of(new Action.TaintNode("n", OPERATION), new Action.EvictPod("default/a", "n"))) {
            mayAct.set(true);
            world.server()
                    .fault(
                            new Fault.Aim(request -> request.verb().equals("get"), 1),
                            new Fault.Overtaken(() -> mayAct.set(false)));
            assertThat(act(action))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.why()).contains("not sent", "another replica may lead"));
        }
        assertThat(taints().size()).isZero();
        assertThat(world.at(SimulatedWorld.PODS + "/a").isMissingNode()).isFalse();
        assertThat(world.server().takeRequests())
                .noneMatch(request -> request.startsWith("patch") || request.startsWith("create"));
    }

    @Test
    void doesNotWriteAgainAfterAConflictOnceTheRightToRanOut() {
        world.node("n", instance, "");
        world.server().fault(Fault.Aim.at("patch nodes", 1), new Fault.Overtaken(() -> {
            world.server().send("PATCH", SimulatedWorld.NODES + "/n", "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}");
            mayAct.set(false);
        }));
        assertThat(act(new Action.TaintNode("n", OPERATION))).isInstanceOf(Outcome.Refused.class);
        assertThat(taints().size()).isZero();
        assertThat(world.server().takeRequests())
                .filteredOn(request -> request.startsWith("patch"))
                .hasSize(1);
    }

    @Test
    void anInterruptIsARefusalAndStaysAnInterrupt() {
        world.node("n", instance, "");
        Thread.currentThread().interrupt();
        assertThat(act(new Action.TaintNode("n", OPERATION)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("stopping"));
        assertThat(Thread.interrupted()).isTrue();
    }

    private Outcome act(Action action) {
        return actuator.act(action, NOW);
    }

    private JsonNode taints() {
        return world.at(SimulatedWorld.NODES + "/n").path("spec").path("taints");
    }
}
