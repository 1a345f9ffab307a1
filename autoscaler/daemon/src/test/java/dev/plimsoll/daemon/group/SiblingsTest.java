package dev.plimsoll.daemon.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SiblingsTest {

    private static final Taint DEDICATED = new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE);
    private static final Taint NOT_READY = new Taint("node.kubernetes.io/not-ready", "", Taint.Effect.NO_SCHEDULE);
    private static final Taint LEAVING = new Taint(WellKnown.TO_BE_DELETED, "plimsoll-1", Taint.Effect.NO_SCHEDULE);

    @Test
    void sharesTheLabelsThatAllBearButNoneOfAPlaceOrANode() {
        Node one = node(Map.of("pool", "a", "only", "1", WellKnown.HOSTNAME, "one", WellKnown.ZONE, "z"), 100);
        Node other = node(Map.of("pool", "a", WellKnown.HOSTNAME, "other", WellKnown.ZONE, "z"), 100);

        assertThat(Siblings.sharedLabels(List.of(one, other))).isEqualTo(Map.of("pool", "a"));
        assertThat(Siblings.sharedLabels(List.of())).isEmpty();
    }

    @Test
    void sharesTheTaintsThatLast() {
        Node one = node(Map.of(), 100, DEDICATED, NOT_READY, LEAVING);
        Node other = node(Map.of(), 100, NOT_READY, DEDICATED, LEAVING);

        assertThat(Siblings.sharedTaints(List.of(one, other))).containsExactly(DEDICATED);
        assertThat(Siblings.sharedTaints(List.of(one, node(Map.of(), 100)))).isEmpty();
    }

    @Test
    void promisesTheLeastThatAnyOfThemHas() {
        assertThat(Siblings.least(List.of(node(Map.of(), 300), node(Map.of(), 200)))
                        .cpuMillis())
                .isEqualTo(200);
    }

    private static Node node(Map<String, String> labels, long cpuMillis, Taint... taints) {
        return new Node(
                "node",
                new TreeMap<>(labels),
                List.of(taints),
                new Resources(cpuMillis, 1 << 30, 10, ImmutableMaps.empty()),
                new Node.Status(true, false, Instant.EPOCH, "i-1"));
    }
}
