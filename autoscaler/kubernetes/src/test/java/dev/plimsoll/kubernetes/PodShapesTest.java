package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodShapesTest {

    private final PodShapes shapes = new PodShapes(new Kinds(), ClaimOwners.NONE);

    @Test
    void givesEqualPodsTheSameShape() {
        assertThat(shapes.pending(pod("one", "500m"))).isSameAs(shapes.pending(pod("two", "500m")));
        assertThat(shapes.pending(pod("one", "500m"))).isSameAs(shapes.pending(pod("two", "0.5")));
        assertThat(shapes.pending(pod("one", "500m"))).isNotEqualTo(shapes.pending(pod("two", "501m")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000, 1",
        "500u, 1, 1",
        "1.5, 1500, 2",
        "100m, 100, 1",
        "1e2, 100000, 100",
        "2k, 2000000, 2000",
        "1Ki, 1024000, 1024",
        "1n, 1, 1",
        "0.0000000001, 1, 1",
        "0, 0, 0"
    })
    void readsQuantitiesExactlyAndRoundsUpOnce(String quantity, long cpuMillis, long memoryBytes) {
        Resources requests = shapes.pending(new PodBuilder(pod("p", quantity))
                        .editSpec()
                        .editFirstContainer()
                        .editResources()
                        .addToRequests("memory", new Quantity(quantity))
                        .endResources()
                        .endContainer()
                        .endSpec()
                        .build())
                .requests();

        assertThat(requests.cpuMillis()).isEqualTo(cpuMillis);
        assertThat(requests.memoryBytes()).isEqualTo(memoryBytes);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775808, too much to count",
        "10Ei, too much to count",
        "1Q, no quantity",
        "abc, no quantity"
    })
    void namesThePodWhoseQuantityCannotBeRead(String quantity, String problem) {
        Pod pod = new PodBuilder(pod("big", "1"))
                .editSpec()
                .editFirstContainer()
                .editResources()
                .addToRequests("memory", new Quantity(quantity))
                .endResources()
                .endContainer()
                .endSpec()
                .build();

        assertThatThrownBy(() -> shapes.pending(pod))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining("Pod default/big")
                .hasMessageContaining(problem);
    }

    @Test
    void remembersShapesOnlyForPodsThatHaveThem() {
        ConformanceFiles.forEach(
                ConformanceFiles.SAMPLE, "verdict", VerdictConformance.Expected.class, (each, expected) -> check(each));
        ConformanceFiles.forEach(
                ConformanceFiles.SAMPLE, "score", ScoreConformance.Expected.class, (each, expected) -> check(each));
    }

    @Test
    void tellsPodsApartThatLookAlikeAtFirst() {
        List<UnaryOperator<PodBuilder>> changes = List.of(
                UnaryOperator.identity(),
                pod -> pod.editSpec().withPriority(7).endSpec(),
                pod -> pod.editSpec().addToNodeSelector("disk", "ssd").endSpec(),
                pod -> pod.editSpec().addToNodeSelector("disk", "hdd").endSpec(),
                pod -> pod.editSpec()
                        .addNewToleration("NoSchedule", "gpu", "Exists", null, null)
                        .endSpec(),
                pod -> pod.editSpec()
                        .addNewToleration("NoExecute", "gpu", "Exists", null, null)
                        .endSpec(),
                pod -> pod.editSpec()
                        .withOverhead(Map.of("cpu", new Quantity("10m")))
                        .endSpec(),
                pod -> pod.editSpec().withNodeName("node-1").endSpec(),
                pod -> pod.editSpec().addNewSchedulingGate("quota").endSpec(),
                pod -> pod.editSpec()
                        .addNewVolume()
                        .withName("v")
                        .withNewPersistentVolumeClaim("data-0", false)
                        .endVolume()
                        .endSpec(),
                pod -> pod.editSpec()
                        .addNewVolume()
                        .withName("v")
                        .withNewPersistentVolumeClaim("data-1", false)
                        .endVolume()
                        .endSpec(),
                pod -> pod.editSpec()
                        .addNewTopologySpreadConstraint()
                        .withTopologyKey("zone")
                        .withMaxSkew(1)
                        .endTopologySpreadConstraint()
                        .endSpec(),
                pod -> pod.editSpec()
                        .addNewTopologySpreadConstraint()
                        .withTopologyKey("zone")
                        .withMaxSkew(2)
                        .endTopologySpreadConstraint()
                        .endSpec(),
                pod -> pod.editSpec()
                        .editFirstContainer()
                        .addNewPort()
                        .withContainerPort(80)
                        .withHostPort(80)
                        .endPort()
                        .endContainer()
                        .endSpec(),
                pod -> pod.editSpec()
                        .editFirstContainer()
                        .addNewPort()
                        .withContainerPort(80)
                        .endPort()
                        .endContainer()
                        .endSpec(),
                pod -> pod.editSpec()
                        .editFirstContainer()
                        .editResources()
                        .addToRequests("memory", new Quantity("1Gi"))
                        .endResources()
                        .endContainer()
                        .endSpec(),
                pod -> pod.editSpec()
                        .addNewContainer()
                        .withName("second")
                        .withImage("app")
                        .endContainer()
                        .endSpec(),
                pod -> pod.editSpec()
                        .addNewInitContainer()
                        .withName("second")
                        .withImage("app")
                        .endInitContainer()
                        .endSpec(),
                pod -> pod.editSpec()
                        .addNewInitContainer()
                        .withName("second")
                        .withImage("app")
                        .withRestartPolicy("Always")
                        .endInitContainer()
                        .endSpec());

        for (int round = 0; round < 2; round++) {
            for (UnaryOperator<PodBuilder> change : changes) {
                Pod pod = change.apply(new PodBuilder(pod("p", "500m"))).build();
                PodShape expected = new PodShapes(new Kinds(), ClaimOwners.NONE).pending(pod);
                assertThat(shapes.pending(pod)).as(pod.toString()).isEqualTo(expected);
                assertThat(shapes.pending(pod)).as(pod.toString()).isEqualTo(expected);
            }
        }
    }

    @Test
    void knowsEachOfManyShapesAgain() {
        var first = new ArrayList<PodShape>();
        for (int i = 0; i < 3000; i++) {
            first.add(shapes.pending(pod("p", i + "m")));
        }

        assertThat(first).doesNotHaveDuplicates();
        for (int i = 0; i < 3000; i++) {
            assertThat(shapes.pending(pod("q", i + "m"))).isSameAs(first.get(i));
        }
    }

    /** Each pod read by a reader that has seen all pods before gets the shape that a new reader gives it. */
    private void check(ConformanceCase each) {
        ConformanceCase.Cluster cluster = Objects.requireNonNull(each.cluster());
        var pods = new ArrayList<Pod>(Objects.requireNonNull(each.pending()));
        pods.addAll(Objects.requireNonNullElse(cluster.pods(), List.of()));
        for (Pod pod : pods) {
            PodShape pending = new PodShapes(new Kinds(), ClaimOwners.NONE).pending(pod);
            PodShape running = new PodShapes(new Kinds(), ClaimOwners.NONE).running(pod);
            assertThat(shapes.pending(pod)).as(each.id()).isEqualTo(pending);
            assertThat(shapes.running(pod)).as(each.id()).isEqualTo(running);
        }
    }

    private static Pod pod(String name, String cpu) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("app")
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }
}
