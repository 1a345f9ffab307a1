package dev.plimsoll.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SeenNodesTest {

    private static final Taint DEDICATED = new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE);
    private static final Taint NOT_READY = new Taint("node.kubernetes.io/not-ready", "", Taint.Effect.NO_SCHEDULE);
    private static final Taint LEAVING = new Taint(WellKnown.TO_BE_DELETED, "plimsoll-1", Taint.Effect.NO_SCHEDULE);
    private static final Resources ROOM = new Resources(1930, 7 << 20, 29, Resources.NONE.others());

    @Test
    void sharesTheLabelsThatAllBearButNoneOfAPlaceOrANode() {
        Node one = node(Map.of("pool", "a", "only", "1", WellKnown.HOSTNAME, "one", WellKnown.ZONE, "z"), ROOM);
        Node other = node(Map.of("pool", "a", WellKnown.HOSTNAME, "other", WellKnown.ZONE, "z"), ROOM);

        SeenNodes.Traits traits = traits(one, other);

        assertThat(traits.all().labels()).isEqualTo(new TreeMap<>(Map.of("pool", "a")));
        assertThat(traits.any().labels()).isEqualTo(new TreeMap<>(Map.of("pool", "a", "only", "1")));
        assertThat(SeenNodes.of(List.of()).traits()).isNull();
    }

    @Test
    void sharesTheTaintsThatLast() {
        Node one = node(Map.of(), ROOM, DEDICATED, NOT_READY, LEAVING);

        assertThat(traits(one, node(Map.of(), ROOM, NOT_READY, DEDICATED, LEAVING))
                        .all()
                        .taints())
                .containsExactly(DEDICATED);
        assertThat(traits(one, node(Map.of(), ROOM)).all().taints()).isEmpty();
        assertThat(traits(node(Map.of(), ROOM), one).any().taints()).containsExactly(DEDICATED);
    }

    @Test
    void takesTheLeastOfWhatNodesOfATypeHaveButNotADeviceThatHasNotShownYet() {
        Map<String, String> typed = Map.of(WellKnown.INSTANCE_TYPE, "g4dn.xlarge");
        Node young = node(typed, ROOM.with(Resources.GPU, 0));
        Node old = node(typed, new Resources(1900, 8 << 20, 29, Resources.NONE.others()).with(Resources.GPU, 1));

        SeenNodes seen = SeenNodes.of(List.of(young, old));

        assertThat(seen.roomsByType())
                .containsExactly(Map.entry(
                        "g4dn.xlarge",
                        new Resources(1900, 7 << 20, 29, Resources.NONE.others()).with(Resources.GPU, 1)));
    }

    @Test
    void remembersWhatTheLastNodeWas() {
        SeenNodes seen = SeenNodes.of(List.of(node(Map.of("pool", "a"), ROOM, DEDICATED)));

        assertThat(seen.followedBy(SeenNodes.NONE)).isEqualTo(seen);
        SeenNodes later = seen.followedBy(SeenNodes.of(List.of(node(Map.of("pool", "b"), ROOM))));
        assertThat(Objects.requireNonNull(later.traits()).all().labels()).containsEntry("pool", "b");
    }

    @Test
    void isTheSameObjectWhenANodeShowsNothingNew() {
        SeenNodes seen = SeenNodes.of(List.of(node(Map.of("pool", "a"), ROOM, DEDICATED)));

        assertThat(seen.and(node(Map.of("pool", "a", WellKnown.HOSTNAME, "x"), ROOM, DEDICATED)))
                .isSameAs(seen);
    }

    private static SeenNodes.Traits traits(Node... nodes) {
        return Objects.requireNonNull(SeenNodes.of(List.of(nodes)).traits());
    }

    private static Node node(Map<String, String> labels, Resources room, Taint... taints) {
        return new Node(
                "node",
                new TreeMap<>(labels),
                List.of(taints),
                room,
                new Node.Status(true, false, Instant.EPOCH, "i-1"));
    }
}
