package dev.plimsoll.daemon.tell;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.testkit.FakeCluster;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoopMetricsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LoopMetrics metrics = new LoopMetrics(registry);

    @Test
    void showSizesOfGroupsAsLongAsTheyAreThere() {
        decided(new FakeCluster(
                aGroup("shop").sizes(1, 5).build(), aGroup("batch").sizes(0, 9).build()));
        decided(new FakeCluster(aGroup("shop").sizes(2, 6).build()));

        assertThat(values("cluster_autoscaler_node_group_min_count")).containsExactly("shop 2.0");
        assertThat(values("cluster_autoscaler_node_group_max_count")).containsExactly("shop 6.0");
    }

    @Test
    void countWhatIsNotDoneAndForgetItOnceItIsOver() {
        var cluster = new FakeCluster();
        decided(cluster, new Finding(Finding.Subject.POD, "red/a", new Misfit.NodeUnschedulable()));
        assertThat(registry.get("plimsoll_findings").gauge().value()).isEqualTo(1);

        decided(cluster);
        assertThat(registry.get("plimsoll_findings").gauge().value()).isZero();
    }

    private void decided(FakeCluster cluster, Finding... findings) {
        metrics.decided(
                NOW, cluster.observe(NOW), Memory.NONE, new Decision(List.of(), Memory.NONE, null, List.of(findings)));
    }

    private List<String> values(String name) {
        return registry.find(name).gauges().stream()
                .map(gauge -> group(gauge) + " " + gauge.value())
                .sorted()
                .toList();
    }

    private static String group(Gauge gauge) {
        return String.valueOf(gauge.getId().getTag("node_group"));
    }
}
