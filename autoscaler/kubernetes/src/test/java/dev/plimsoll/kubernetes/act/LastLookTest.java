package dev.plimsoll.kubernetes.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.settings.DrainOptions;
import dev.plimsoll.core.settings.EligibilityOptions;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LastLookTest {

    private static final String OURS =
            "{\"key\":\"ToBeDeletedByClusterAutoscaler\",\"value\":\"plimsoll-1\",\"effect\":\"NoSchedule\"}";
    private static final String OF_DAEMON_SET =
            "\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"name\":\"d\",\"uid\":\"u\",\"controller\":true}]";
    private static final String MIRROR = "\"annotations\":{\"kubernetes.io/config.mirror\":\"x\"}";

    private final FakeApiServer server = new FakeApiServer(new FakeTime());
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final LiveRules rules = new LiveRules(DrainOptions.PLIMSOLL, List::of, () -> now);
    private final LastLook look =
            new LastLook(server, "plimsoll-", EligibilityOptions.PLIMSOLL, rules::endsWithItsNode);

    @BeforeEach
    void aNodeOfOurs() {
        node("i-1", OURS);
        pod("agent", OF_DAEMON_SET, "Running");
        pod("static", MIRROR, "Running");
        pod("ended", "", "Succeeded");
    }

    @Test
    void anEmptyNodeOfOursMayGo() throws InterruptedException {
        assertThat(look.reasonToKeep("n1", "i-1")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"i-2, plimsoll-1, on instance \"i-2\"", "i-1, 1764379497, does not bear our taint"})
    void aNodeOnAnotherInstanceOrWithoutOurTaintStays(String instance, String operation, String why)
            throws InterruptedException {
        node(instance, OURS.replace("plimsoll-1", operation));
        assertThat(look.reasonToKeep("n1", "i-1")).contains(why);
    }

    @Test
    void aNodeThatIsGoneIsNoReasonToEndAnInstance() throws InterruptedException {
        assertThat(look.reasonToKeep("n2", "i-1")).contains("gone");
    }

    @Test
    void aPodOnTheLastPageKeepsItsNode() throws InterruptedException {
        server.pageSize(1);
        pod("web", "", "Running");
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/web");
    }

    @Test
    void aNodeThatCannotBeReadStays() throws InterruptedException {
        server.put("/api/v1/nodes/n1", """
                {"spec":{"providerID":"aws:///a/i-1","taints":[%s]},"status":{"allocatable":{"cpu":"as much as you like"}}}""".formatted(OURS));
        assertThat(look.reasonToKeep("n1", "i-1")).startsWith("node n1 cannot be read: ");
    }

    @Test
    void aPodThatIsStillGoingKeepsItsNode() throws InterruptedException {
        pod("web", "\"deletionTimestamp\":\"2026-11-25T12:00:00Z\"", "Running");
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/web");
    }

    @Test
    void aPodStuckInItsDeletionHoldsNobodyUp() throws InterruptedException {
        pod("web", "\"deletionTimestamp\":\"2026-11-25T12:00:00Z\"", "Running");
        now = now.plusSeconds(60); // its grace, and the patience after it
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/web");
        now = now.plusSeconds(1);
        assertThat(look.reasonToKeep("n1", "i-1")).isNull();
    }

    @Test
    void aPodThatIsToRunToItsEndKeepsItsNode() throws InterruptedException {
        pod("web", "\"annotations\":{\"cluster-autoscaler.kubernetes.io/safe-to-evict\":\"on-completion\"}", "Running");
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/web");
    }

    @ParameterizedTest
    @CsvSource({"cluster-autoscaler.kubernetes.io/scale-down-disabled", "karpenter.sh/do-not-disrupt"})
    void aNodeThatAsksToStayStays(String annotation) throws InterruptedException {
        server.put(
                "/api/v1/nodes/n1",
                "{\"metadata\":{\"annotations\":{\"" + annotation
                        + "\":\"true\"}},\"spec\":{\"providerID\":\"aws:///z/i-1\",\"taints\":[" + OURS + "]}}");
        assertThat(look.reasonToKeep("n1", "i-1")).contains(annotation);
    }

    @Test
    void whatCannotBeFoundOutIsAReason() throws InterruptedException {
        server.put("/api/v1/namespaces/red/pods/odd", "{\"spec\":{\"nodeName\":\"n1\",\"containers\":7}}");
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/odd");
        server.delete("/api/v1/namespaces/red/pods/odd");
        server.failNext(FakeApiServer.error(503, "down"));
        assertThat(look.reasonToKeep("n1", "i-1")).contains("down");
    }

    @Test
    void anInstanceThatNoNodeIsOnMayGo() throws InterruptedException {
        assertThat(look.reasonToKeepMissing("i-2")).isNull();
    }

    @Test
    void anInstanceStaysThatANodeIsOnAfterAll() throws InterruptedException {
        assertThat(look.reasonToKeepMissing("i-1")).contains("node n1 is on i-1");
    }

    @Test
    void anInstanceStaysThatANodeWithoutProviderIdMayBe() throws InterruptedException {
        server.put("/api/v1/nodes/n2", "{\"spec\":{}}");
        assertThat(look.reasonToKeepMissing("i-2")).contains("node n2 names no instance");
    }

    @Test
    void anInstanceStaysWhilePodsAreBoundToANodeThatIsNotThere() throws InterruptedException {
        pod("web", "", "Running");
        server.delete("/api/v1/nodes/n1");
        assertThat(look.reasonToKeepMissing("i-1")).contains("red/web", "n1, which is not there");
    }

    @Test
    void podsThatNobodyIsThereToEndDoNotHoldANodeWhoseKubeletIsSilent() throws InterruptedException {
        pod("web", "\"deletionTimestamp\":\"2026-11-25T12:00:00Z\"", "Running");
        unready("Unknown", OURS + ",{\"key\":\"node.kubernetes.io/unreachable\",\"effect\":\"NoExecute\"}");
        assertThat(look.reasonToKeep("n1", "i-1")).isNull();
    }

    @Test
    void podsInTheirGraceHoldANodeThatIsNotReadyAndStillSpeaks() throws InterruptedException {
        pod("web", "\"deletionTimestamp\":\"2026-11-25T12:00:00Z\"", "Running");
        unready("False", OURS + ",{\"key\":\"node.kubernetes.io/not-ready\",\"effect\":\"NoExecute\"}");
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/web");
        unready("True", OURS + ",{\"key\":\"node.kubernetes.io/disk-pressure\",\"effect\":\"NoSchedule\"}");
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/web");
    }

    @Test
    void aPodTooLargeToBeReadIsAReasonWhoeverMadeIt() throws InterruptedException {
        pod("large", OF_DAEMON_SET + ",\"labels\":{\"a\":\"" + "x".repeat(200_000) + "\"}", "Running");
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/large", "more than 128 KiB");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
    void aGraceThatNobodyCanCountWithIsCountedAllTheSame(long seconds) throws InterruptedException {
        server.put("/api/v1/namespaces/red/pods/web", """
                {"metadata":{"deletionTimestamp":"2026-11-25T12:00:00Z"},"spec":{"nodeName":"n1","terminationGracePeriodSeconds":%d},
                 "status":{"phase":"Running"}}""".formatted(seconds));
        assertThat(look.reasonToKeep("n1", "i-1")).contains("red/web");
        now = now.plusSeconds(31);
        assertThat(look.reasonToKeep("n1", "i-1") == null).isEqualTo(seconds < 0);
    }

    private void node(String instance, String taint) {
        server.put(
                "/api/v1/nodes/n1",
                "{\"spec\":{\"providerID\":\"aws:///z/" + instance + "\",\"taints\":[" + taint
                        + "]},\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
    }

    private void unready(String ready, String taints) {
        server.put(
                "/api/v1/nodes/n1",
                "{\"spec\":{\"providerID\":\"aws:///z/i-1\",\"taints\":[" + taints
                        + "]},\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"" + ready + "\"}]}}");
    }

    private void pod(String name, String metadata, String phase) {
        server.put(
                "/api/v1/namespaces/red/pods/" + name,
                "{\"metadata\":{" + metadata + "},\"spec\":{\"nodeName\":\"n1\"},\"status\":{\"phase\":\"" + phase
                        + "\"}}");
    }
}
