package dev.plimsoll.core.scheduling;

import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.VolumeMisfit;
import dev.plimsoll.core.model.WellKnown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Taint SPOT = new Taint("spot", "true", Taint.Effect.NO_SCHEDULE);

    private final Placement placement = new Placement();

    @Test
    void takesPodsUntilAResourceRunsOut() {
        int node = placement.addNode(Sample.node("n", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));

        assertThat(placement.room(shape, node, 9)).isEqualTo(4);
        placement.bind(shape, node, 4);

        assertThat(placement.freeCpuMillis(node)).isZero();
        assertThat(placement.freeMemoryBytes(node)).isEqualTo(12 * Sample.GIBIBYTE);
        assertThat(placement.freePods(node)).isEqualTo(6);
        assertThat(placement.misfit(shape, node)).isEqualTo(new Misfit.InsufficientResource("cpu", 1000, 0));
        assertThat(placement.room(shape, node, 9)).isZero();
    }

    @Test
    void sharesOneEntryAmongEqualShapes() {
        int first = placement.shape(Sample.pod("web", SchedulingRules.NONE));

        assertThat(placement.shape(Sample.pod("web", SchedulingRules.NONE))).isEqualTo(first);
        assertThat(placement.shape(Sample.pod("db", SchedulingRules.NONE))).isNotEqualTo(first);
    }

    @Test
    void putsShapesInOneClassThatDifferInRequestsAndPriorityAlone() {
        int small = placement.shape(aShape().cpuMillis(100).build());
        int large = placement.shape(aShape().cpuMillis(900).build());
        int other = placement.shape(aShape().app("other").cpuMillis(100).build());

        assertThat(placement.ruleClassOf(large)).isEqualTo(placement.ruleClassOf(small));
        assertThat(placement.ruleClassOf(other)).isNotEqualTo(placement.ruleClassOf(small));
    }

    @Test
    void namesTheFirstFilterThatFails() {
        int tainted = placement.addNode(Sample.node("n", "a", SPOT));
        int plain = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        var tolerant = SchedulingRules.NONE.withTolerations(List.of(Toleration.EVERYTHING));

        assertThat(placement.misfit(plain, tainted)).isEqualTo(new Misfit.UntoleratedTaint(SPOT));
        assertThat(placement.fits(plain, tainted)).isFalse();
        assertThat(placement.fits(placement.shape(Sample.pod("web", tolerant)), tainted))
                .isTrue();
    }

    @Test
    void sendsPodsToTheNodesTheySelect() {
        int here = placement.addNode(Sample.node("here", "a"));
        int there = placement.addNode(Sample.node("there", "b"));
        var byZone = SchedulingRules.NONE.withNodeAffinity(NodeAffinity.selector(Map.of(WellKnown.ZONE, "b")));
        var byName = SchedulingRules.NONE.withNodeAffinity(NodeAffinity.selector(Map.of(WellKnown.HOSTNAME, "here")));

        assertThat(placement.fits(placement.shape(Sample.pod("zonal", byZone)), here))
                .isFalse();
        assertThat(placement.fits(placement.shape(Sample.pod("zonal", byZone)), there))
                .isTrue();
        assertThat(placement.fits(placement.shape(Sample.pod("named", byName)), here))
                .isTrue();
        assertThat(placement.fits(placement.shape(Sample.pod("named", byName)), there))
                .isFalse();
    }

    @Test
    void keepsVolumesInTheirZoneAndPortsUnique() {
        int node = placement.addNode(Sample.node("n", "a"));
        var http = new HostPort("", "TCP", 80);
        int port = placement.shape(Sample.pod(
                "port",
                SchedulingRules.NONE.withAttachments(new SchedulingRules.Attachments(List.of(http), List.of()))));
        int disk = placement.shape(Sample.pod(
                "disk",
                SchedulingRules.NONE.withAttachments(new SchedulingRules.Attachments(List.of(), List.of("b")))));

        assertThat(placement.misfit(disk, node)).isEqualTo(new VolumeMisfit.VolumeElsewhere("b", "a"));
        assertThat(placement.fits(port, node)).isTrue();
        placement.bind(port, node);
        assertThat(placement.misfit(port, node)).isEqualTo(new Misfit.PortTaken(http));
    }

    @Test
    void restoresEverythingOnUndo() {
        int first = placement.addNode(Sample.node("first", "a"));
        int second = placement.addNode(Sample.node("second", "b"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        placement.bind(shape, first, 3);

        int mark = placement.mark();
        placement.removeNode(first);
        int third = placement.addNode(Sample.node("third", "c"));
        placement.bind(shape, third);
        placement.bind(shape, second, 2);
        assertThat(placement.nodes()).containsExactly(second, third);
        placement.undo(mark);

        assertThat(placement.nodes()).containsExactly(first, second);
        assertThat(placement.count(shape, first)).isEqualTo(3);
        assertThat(placement.freeCpuMillis(first)).isEqualTo(1000);
        assertThat(placement.freeCpuMillis(second)).isEqualTo(4000);
        assertThat(placement.addNode(Sample.node("third", "c"))).isEqualTo(third);
    }

    @Test
    void keepsWhatWasDoneSinceAMarkWhenToldSo() {
        int mark = placement.mark();
        int node = placement.addNode(Sample.node("n", "a"));
        placement.removeNode(node);
        placement.keep(mark);

        assertThat(placement.nodeCount()).isZero();
        assertThat(placement.addNode(Sample.node("m", "a"))).isEqualTo(node);
        assertThatThrownBy(() -> placement.undo(mark)).hasMessageContaining("not open");
    }

    @Test
    void refusesToTakeOffWhatIsNotThere() {
        int node = placement.addNode(Sample.node("n", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));

        assertThatThrownBy(() -> placement.unbind(shape, node))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot take 1 pods");
    }
}
