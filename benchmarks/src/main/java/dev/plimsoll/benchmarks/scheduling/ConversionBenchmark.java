package dev.plimsoll.benchmarks.scheduling;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.kubernetes.ClaimOwners;
import dev.plimsoll.kubernetes.Kinds;
import dev.plimsoll.kubernetes.PodShapes;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The shapes of pods of 200 kinds: of 10,000, which do not fit into the processor's caches, and of 200, which do, as a pod that
 * has just been read does. Budgets at 10,000: 60 ms when no shape is known, 10 ms (1 us a pod) when all are.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ConversionBenchmark {

    @Param({"200", "10000"})
    public int podCount;

    private final List<Pod> pods = new ArrayList<>();
    private final PodShapes known = new PodShapes(new Kinds(), ClaimOwners.NONE);

    @Setup
    public void setUp() {
        for (int i = 0; i < podCount; i++) {
            pods.add(pod(i));
        }
        pods.forEach(known::running);
    }

    /** A pod as a Deployment makes it, with a container, an init container, tolerations and spread. */
    private static Pod pod(int number) {
        int kind = number % SchedulingWorld.SHAPES;
        String app = "app-" + kind;
        return new PodBuilder()
                .withNewMetadata()
                .withName(app + "-" + number)
                .withNamespace("team-" + kind % 10)
                .withLabels(Map.of("app", app, "pod-template-hash", "5d8f" + kind))
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-" + number % 1000)
                .addNewInitContainer()
                .withName("init")
                .withImage("registry.example.com/" + app + "-init:1")
                .withNewResources()
                .addToRequests("cpu", new Quantity("100m"))
                .endResources()
                .endInitContainer()
                .addNewContainer()
                .withName("main")
                .withImage("registry.example.com/" + app + ":1")
                .withNewResources()
                .addToRequests("cpu", new Quantity(50 * (kind % 20 + 1) + "m"))
                .addToRequests("memory", new Quantity(128 * (kind % 16 + 1) + "Mi"))
                .endResources()
                .endContainer()
                .addNewToleration()
                .withKey("node.kubernetes.io/not-ready")
                .withOperator("Exists")
                .withEffect("NoExecute")
                .withTolerationSeconds(300L)
                .endToleration()
                .addNewTopologySpreadConstraint()
                .withTopologyKey("topology.kubernetes.io/zone")
                .withMaxSkew(1)
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .addToMatchLabels("app", app)
                .endLabelSelector()
                .endTopologySpreadConstraint()
                .endSpec()
                .build();
    }

    @Benchmark
    public void noneKnown(Blackhole blackhole) {
        var shapes = new PodShapes(new Kinds(), ClaimOwners.NONE);
        for (Pod pod : pods) {
            blackhole.consume(shapes.running(pod));
        }
    }

    @Benchmark
    public void allKnown(Blackhole blackhole) {
        for (Pod pod : pods) {
            PodShape shape = known.running(pod);
            blackhole.consume(shape);
        }
    }
}
