package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PodLifecycleTest {

    private static final PodShape WEB = shape("web", 500, 512);

    private static LivingWorld withNodes(TraceBuilder trace, int nodes) {
        return new LivingWorld(
                trace.group(GROUP, "m5.large", nodes, 9, "us-east-1a").build());
    }

    @Test
    void aClosedLoopPodRunsForItsTimeFromWhenItRuns() {
        var world = withNodes(trace().job(1, "job", WEB, 60), 1).runTo(100);

        assertThat(world.log.about("job"))
                .containsExactly(
                        "1.0 created job",
                        "1.01 bound job to general-0",
                        "3.01 running job",
                        "63.01 ended job COMPLETED");
    }

    @Test
    void anOpenLoopPodEndsWhenRecordedPlacedOrNot() {
        var world = new LivingWorld(trace().service(1, "web", WEB, 30).build()).runTo(100);

        assertThat(world.log.about("web")).containsExactly("1.0 created web", "30.0 ended web DEPARTED");
        assertThat(world.observe().unschedulablePods().items()).isEmpty();
    }

    @Test
    void aPodWithoutARecordedEndStaysUntilTheTraceSaysThatItGoes() {
        var world = withNodes(
                        trace().arrives(1, "web", WEB, Owner.Kind.DEPLOYMENT, Departure.ON_EVENT)
                                .event(new WorkloadEvent.PodDeparts(40_000, "web")),
                        1)
                .runTo(100);

        assertThat(world.log.about("web")).endsWith("40.0 ended web DEPARTED");
    }

    @Test
    void anEvictedServiceComesBackAtOnceAndStillEndsWhenRecorded() {
        var world = withNodes(trace().service(1, "web", WEB, 90), 2).runTo(50);
        String node = world.nodeOf("web").name();

        assertThat(world.act(new Action.EvictPod("web", node))).isEqualTo(Outcome.DONE);
        assertThat(world.act(new Action.EvictPod("web", node))).isEqualTo(Outcome.DONE);
        world.runTo(100);

        assertThat(world.log.about("web").subList(3, 9))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("50.0 evicted web"),
                        line -> assertThat(line).isEqualTo("50.0 created web#1"),
                        line -> assertThat(line).startsWith("50.01 bound web#1"),
                        line -> assertThat(line).isEqualTo("52.01 running web#1"),
                        line -> assertThat(line).isEqualTo("55.0 ended web EVICTED"),
                        line -> assertThat(line).isEqualTo("90.0 ended web#1 DEPARTED"));
    }

    @Test
    void anEvictedJobStartsOver() {
        var world = withNodes(trace().job(1, "job", WEB, 60), 2).runTo(50);
        world.world.kubernetes().evict("job");
        world.runTo(200);

        assertThat(world.log.about("ended")).containsExactly("55.0 ended job EVICTED", "112.01 ended job#1 COMPLETED");
    }

    @Test
    void aStatefulPodComesBackOnlyOnceItsNameIsFree() {
        var world = withNodes(trace().scaled(1, Owner.Kind.STATEFUL_SET, "db", WEB, 2), 2)
                .runTo(50);
        world.world.kubernetes().evict("default/db-0");
        world.runTo(60);

        assertThat(world.log.about("created"))
                .containsExactly("1.0 created default/db-0", "1.0 created default/db-1", "55.0 created default/db-0#1");
    }

    @Test
    void aBarePodIsLost() {
        var world = withNodes(trace().arrives(1, "bare", WEB, Owner.Kind.BARE, Departure.ON_EVENT), 1)
                .runTo(50);
        world.world.kubernetes().evict("bare");
        world.runTo(60);

        assertThat(world.log.about("created")).hasSize(1);
        assertThat(world.log.about("ended")).containsExactly("55.0 ended bare EVICTED");
    }

    @Test
    void podsOfALostNodeComeBack() {
        var world = withNodes(trace().service(1, "web", WEB, 3000), 1);
        world.raise(2);
        world.runTo(50);
        String instance = world.nodeOf("web").instance().id();
        world.act(new Action.TerminateInstance(instance, GROUP));
        world.runTo(51);

        assertThat(world.log.about("50.0 ")).contains("50.0 ended web NODE_LOST", "50.0 created web#1");
        assertThat(world.log.about("running web#1")).hasSize(0);
        assertThat(world.runTo(53).log.about("running web#1")).hasSize(1);
    }

    /** The youngest first, as the ReplicaSet controller does; web-0 and web-2 are of one age and drawn by lot. */
    @Test
    void aScaledDeploymentEndsItsYoungestPodsAndNeverUsesAnOrdinalTwice() {
        var world = withNodes(
                        trace().scaled(1, Owner.Kind.DEPLOYMENT, "web", WEB, 3)
                                .scaled(20, Owner.Kind.DEPLOYMENT, "web", WEB, 1)
                                .scaled(30, Owner.Kind.DEPLOYMENT, "web", WEB, 2),
                        1)
                .runTo(10);
        world.world.kubernetes().evict("default/web-1");
        world.runTo(50);

        assertThat(world.log.about("created"))
                .extracting(line -> line.substring(line.length() - 1))
                .containsExactly("0", "1", "2", "3", "4");
        assertThat(world.log.about("DEPARTED"))
                .containsExactly("20.0 ended default/web-3 DEPARTED", "20.0 ended default/web-0 DEPARTED");
    }

    /** Three pods fit on a node of 1,930 millicores: two land on one node and one on the other, and of the two one goes. */
    @Test
    void aScaledDeploymentEndsPodsWhereMostOfItsKindAre() {
        var world = withNodes(
                        trace().scaled(1, Owner.Kind.DEPLOYMENT, "web", WEB, 3)
                                .scaled(20, Owner.Kind.DEPLOYMENT, "web", WEB, 2),
                        2)
                .runTo(50);

        var onNode = new TreeMap<String, Integer>();
        world.observe()
                .nodes()
                .items()
                .forEach(node -> onNode.put(node.node().name(), node.pods().size()));
        assertThat(onNode.values()).containsExactly(1, 1);
    }

    @Test
    void aStatefulSetEndsItsHighestOrdinalAndUsesItAgain() {
        var world = withNodes(
                        trace().scaled(1, Owner.Kind.STATEFUL_SET, "db", WEB, 2)
                                .scaled(20, Owner.Kind.STATEFUL_SET, "db", WEB, 1)
                                .scaled(30, Owner.Kind.STATEFUL_SET, "db", WEB, 2),
                        1)
                .runTo(50);

        assertThat(world.log.about("db-1")).contains("20.0 ended default/db-1 DEPARTED", "30.0 created default/db-1#1");
    }

    @Test
    void aStatefulSetMayGrowAgainWhileAnEvictedPodIsStillEnding() {
        var world = withNodes(
                        trace().scaled(1, Owner.Kind.STATEFUL_SET, "db", WEB, 1)
                                .scaled(21, Owner.Kind.STATEFUL_SET, "db", WEB, 0)
                                .scaled(22, Owner.Kind.STATEFUL_SET, "db", WEB, 1),
                        1)
                .runTo(20);
        world.world.kubernetes().evict("default/db-0");
        world.runTo(50);

        assertThat(world.log.about("db-0").subList(3, 7))
                .containsExactly(
                        "20.0 evicted default/db-0",
                        "22.0 created default/db-0#1",
                        "22.01 bound default/db-0#1 to general-0",
                        "24.01 running default/db-0#1");
        assertThat(world.log.about("created")).hasSize(2);
    }

    @Test
    void aChangedShapeReplacesAllPods() {
        var world = withNodes(
                        trace().scaled(1, Owner.Kind.DEPLOYMENT, "web", WEB, 2)
                                .scaled(20, Owner.Kind.DEPLOYMENT, "web", shape("web", 600, 512), 2),
                        1)
                .runTo(50);

        assertThat(world.log.about("20.0 ended")).hasSize(2);
        assertThat(world.log.about("20.0 created")).hasSize(2);
    }

    @Test
    void daemonsTakeTheirRoomWhenANodeRegisters() {
        var world = withNodes(trace().daemonSet("agent", 1500, 64).service(1, "web", WEB, 30), 1)
                .runTo(10);

        assertThat(world.log.about("agent"))
                .containsExactly(
                        "0.0 created kube-system/agent-general-0",
                        "0.0 bound kube-system/agent-general-0 to general-0",
                        "0.0 running kube-system/agent-general-0");
        assertThat(world.observe().unschedulablePods().items()).hasSize(1);
        assertThat(world.world.kubernetes().evict("kube-system/agent-general-0"))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static LivingWorld backingOff(TraceBuilder trace) {
        WorldSettings settings = LivingWorld.STEADY.withPods(new WorldSettings.Pods(
                Duration.ofSeconds(2),
                WorldSettings.Grace.exactly(Duration.ofSeconds(5)),
                WorldSettings.Pull.NONE,
                Duration.ofSeconds(10)));
        return new LivingWorld(
                trace.group(GROUP, "m5.large", 2, 9, "us-east-1a").build(), settings);
    }

    @Test
    void aJobBacksOffTwiceAsLongForEachPodThatItLost() {
        var world = backingOff(trace().job(1, "job", WEB, 600)).runTo(50);
        world.world.kubernetes().evict("job");
        world.runTo(70);
        world.world.kubernetes().evict("job#1");
        world.runTo(100);

        assertThat(world.log.about("created"))
                .containsExactly("1.0 created job", "60.0 created job#1", "90.0 created job#2");
    }

    @Test
    void aJobThatNobodyWantsWhileItBacksOffIsOver() {
        var world = backingOff(trace().arrives(1, "job", WEB, Owner.Kind.JOB, new Departure.AtTime(57_000)))
                .runTo(50);
        world.world.kubernetes().evict("job");
        world.runTo(100);

        assertThat(world.log.about("job"))
                .containsSubsequence("50.0 evicted job", "55.0 ended job EVICTED")
                .hasSize(5);
    }

    @Test
    void onePullServesAllJobsThatAskForTheSame() {
        WorldSettings pulling = LivingWorld.STEADY.withPods(new WorldSettings.Pods(
                Duration.ofSeconds(2),
                WorldSettings.Grace.exactly(Duration.ofSeconds(5)),
                new WorldSettings.Pull(Duration.ofSeconds(20), Duration.ofSeconds(20)),
                Duration.ZERO));
        var world = new LivingWorld(
                trace().job(1, "job-1", WEB, 600)
                        .job(100, "job-2", WEB, 600)
                        .group(GROUP, "m5.large", 1, 9, "us-east-1a")
                        .build(),
                pulling);
        world.runTo(200);

        assertThat(world.log.about("running")).containsExactly("23.01 running job-1", "102.01 running job-2");
    }
}
