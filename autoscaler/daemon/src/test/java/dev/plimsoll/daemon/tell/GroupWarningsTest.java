package dev.plimsoll.daemon.tell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.kubernetes.act.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

final class GroupWarningsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private SortedMap<String, List<String>> warnings = ImmutableMaps.empty();
    private final List<Events.Event> posted = new ArrayList<>();
    private final GroupWarnings teller = new GroupWarnings(
            () -> warnings,
            (event, now) -> posted.add(event),
            Events.Regarding.configMap("kube-system", "plimsoll-status"));

    @Test
    void eachIsToldOnceAsLongAsItStaysAndAgainWhenItComesBack() {
        warnings = ImmutableMaps.copyOf(Map.of("web", List.of("the tag a is \"b\": give c"), "api", List.of("x", "y")));
        round();
        round();
        assertThat(posted)
                .extracting(Events.Event::note)
                .containsExactly("group api: x", "group api: y", "group web: the tag a is \"b\": give c");
        assertThat(posted).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo(Events.Type.WARNING);
            assertThat(event.reason()).isEqualTo("NodeGroupPassedOver");
            assertThat(event.regarding().kind()).isEqualTo("ConfigMap");
        });

        posted.clear();
        SortedMap<String, List<String>> all = warnings;
        warnings = ImmutableMaps.empty();
        round();
        assertThat(posted).isEmpty();
        warnings = all;
        round();
        assertThat(posted).hasSize(3);
    }

    private void round() {
        var none = new Observation(
                new Snapshot<>(List.of(), NOW, true),
                new Snapshot<>(List.of(), NOW, true),
                new Snapshot<>(List.of(), NOW, true),
                new Snapshot<>(List.of(), NOW, true),
                ClusterFacts.NONE);
        teller.decided(NOW, none, Memory.NONE, new Decision(List.of(), Memory.NONE, null, List.of()));
    }
}
