package dev.plimsoll.kubernetes.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeTaintsTest {

    private static final String NODE = "/api/v1/nodes/n1";
    private static final String OTHERS =
            "{\"key\":\"a\",\"value\":\"1\",\"effect\":\"NoExecute\",\"timeAdded\":\"2026-11-25T12:00:00Z\",\"more\":[1]}";

    private final FakeApiServer server = new FakeApiServer(new FakeTime());
    private final NodeTaints taints = new NodeTaints(server);

    @BeforeEach
    void aNode() {
        put(OTHERS);
    }

    @Test
    void putsOurTaintBesideTheOthersAndTakesOnlyItOff() throws InterruptedException {
        assertThat(taints.taint("n1", "plimsoll-1")).isEqualTo(Outcome.DONE);
        assertThat(seen())
                .isEqualTo(
                        "[" + OTHERS
                                + ",{\"key\":\"ToBeDeletedByClusterAutoscaler\",\"value\":\"plimsoll-1\",\"effect\":\"NoSchedule\"}]");
        assertThat(taints.untaint("n1", "plimsoll-1")).isEqualTo(Outcome.DONE);
        assertThat(seen()).isEqualTo("[" + OTHERS + "]");
    }

    @Test
    void whatIsDoneAlreadyIsNotWrittenAgain() throws InterruptedException {
        taints.taint("n1", "plimsoll-1");
        server.takeCalls();
        assertThat(taints.taint("n1", "plimsoll-1")).isEqualTo(Outcome.DONE);
        assertThat(taints.untaint("n1", "plimsoll-2")).isEqualTo(Outcome.DONE);
        assertThat(server.takeCalls()).extracting(Call::method).containsOnly("GET");
    }

    @Test
    void leavesTheTaintOfAnotherRemovalAlone() throws InterruptedException {
        put(OTHERS
                + ",{\"key\":\"ToBeDeletedByClusterAutoscaler\",\"value\":\"1764379497\",\"effect\":\"NoSchedule\"}");
        String before = seen();
        assertThat(taints.taint("n1", "plimsoll-1"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("1764379497"));
        assertThat(taints.untaint("n1", "plimsoll-1")).isEqualTo(Outcome.DONE);
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    void readsAgainWhenSomebodyElseWroteInBetween() throws InterruptedException {
        String late = "{\"key\":\"late\",\"effect\":\"NoSchedule\"}";
        server.before((call, fake) -> {
            if (call.method().equals("PATCH")) {
                fake.before((again, quiet) -> {});
                put(OTHERS + "," + late);
            }
        });
        assertThat(taints.taint("n1", "plimsoll-1")).isEqualTo(Outcome.DONE);
        assertThat(seen()).contains(late).contains("plimsoll-1");
    }

    @Test
    void givesUpWhenOthersWriteAllTheTime() throws InterruptedException {
        server.before((call, fake) -> {
            if (call.method().equals("PATCH")) {
                put(OTHERS);
            }
        });
        assertThat(taints.taint("n1", "plimsoll-1")).isInstanceOf(Outcome.Refused.class);
        assertThat(server.takeCalls())
                .extracting(Call::method)
                .filteredOn("PATCH"::equals)
                .hasSize(3);
    }

    @Test
    void aNodeThatIsGoneIsRefusedAndAServerThatSaysNoIsAFailure() throws InterruptedException {
        assertThat(taints.taint("n9", "plimsoll-1")).isEqualTo(new Outcome.Refused("node n9 is gone"));
        server.failNext(FakeApiServer.error(403, "webhook says no"));
        assertThat(taints.taint("n1", "plimsoll-1"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("webhook says no"));
    }

    @Test
    void aReplyThatGotLostIsMadeUpForByTheNextTry() throws InterruptedException {
        server.loseReplies(true);
        assertThat(taints.taint("n1", "plimsoll-1")).isInstanceOf(Outcome.Refused.class);
        server.loseReplies(false);
        assertThat(taints.taint("n1", "plimsoll-1")).isEqualTo(Outcome.DONE);
        assertThat(seen()).containsOnlyOnce("plimsoll-1");
    }

    private void put(String taintsOfNode) {
        server.put(NODE, "{\"spec\":{\"taints\":[" + taintsOfNode + "]}}");
    }

    private String seen() {
        return Objects.requireNonNull(server.at(NODE))
                .path("spec")
                .path("taints")
                .toString();
    }
}
