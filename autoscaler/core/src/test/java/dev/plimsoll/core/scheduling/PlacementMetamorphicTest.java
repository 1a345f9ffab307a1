package dev.plimsoll.core.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What must hold between a random cluster and a slightly different one. */
class PlacementMetamorphicTest {

    private static final int WORLDS = 500;

    @Test
    void moreCapacityNeverTurnsAFitIntoARejection() {
        assertKeepsFits(node ->
                with(node, node.allocatable().plus(new Resources(500, 1 << 30, 1, new TreeMap<>())), node.taints()));
    }

    @Test
    void fewerTaintsNeverTurnAFitIntoARejection() {
        assertKeepsFits(node -> with(
                node,
                node.allocatable(),
                node.taints().isEmpty()
                        ? List.of()
                        : node.taints().subList(1, node.taints().size())));
    }

    private static void assertKeepsFits(UnaryOperator<Node> change) {
        for (long seed = 0; seed < WORLDS; seed++) {
            Cluster cluster = Cluster.random(seed, RandomWorld::plainShape);
            assertThat(cluster.changed(change).fits()).as("seed %d", seed).containsAll(cluster.fits());
        }
    }

    @Test
    void fewerPodsNeverTurnAFitIntoARejection() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Cluster cluster = Cluster.random(seed, RandomWorld::plainShape);
            var fewer = new Cluster(
                    cluster.nodes, cluster.shapes, cluster.bindings.subList(0, cluster.bindings.size() / 2));

            assertThat(fewer.fits()).as("seed %d", seed).containsAll(cluster.fits());
        }
    }

    @Test
    void theOrderOfNodesNeverChangesAVerdict() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Cluster cluster = Cluster.random(seed, RandomWorld::shape);
            var shuffled = new ArrayList<>(cluster.nodes);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(new Cluster(shuffled, cluster.shapes, cluster.bindings).verdicts())
                    .as("seed %d", seed)
                    .isEqualTo(cluster.verdicts());
        }
    }

    @Test
    void everyPodThatThereIsRoomForFitsInItsTurn() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Cluster cluster = Cluster.random(seed, RandomWorld::shape);
            Placement placement = cluster.placement();
            for (int node : placement.nodes()) {
                for (PodShape pod : cluster.shapes) {
                    int shape = placement.shape(pod);
                    int mark = placement.mark();
                    for (int left = placement.room(shape, node, 20); left > 0; left--) {
                        assertThat(placement.misfit(shape, node))
                                .as("seed %d, %s", seed, pod)
                                .isNull();
                        placement.bind(shape, node);
                    }
                    placement.undo(mark);
                }
            }
        }
    }

    @Test
    void thereIsRoomForEveryPlainPodThatFits() {
        for (long seed = 0; seed < WORLDS; seed++) {
            Cluster cluster = Cluster.random(seed, RandomWorld::plainShape);
            Placement placement = cluster.placement();
            for (int node : placement.nodes()) {
                for (PodShape pod : cluster.shapes) {
                    int shape = placement.shape(pod);
                    placement.bind(shape, node, placement.room(shape, node, Integer.MAX_VALUE));
                    assertThat(placement.fits(shape, node))
                            .as("seed %d, %s", seed, pod)
                            .isFalse();
                }
            }
        }
    }

    private static Node with(Node node, Resources allocatable, List<Taint> taints) {
        return new Node(node.name(), node.labels(), taints, allocatable, node.status());
    }

    private record Binding(int shape, String node) {}

    private record Cluster(List<Node> nodes, List<PodShape> shapes, List<Binding> bindings) {

        static Cluster random(long seed, java.util.function.Function<RandomWorld, PodShape> shape) {
            var world = new RandomWorld(seed);
            var nodes = new ArrayList<Node>();
            var shapes = new ArrayList<PodShape>();
            var bindings = new ArrayList<Binding>();
            for (int i = 0; i < 6; i++) {
                nodes.add(world.node());
                shapes.add(shape.apply(world));
            }
            for (int i = 0; i < 12; i++) {
                bindings.add(new Binding(
                        world.random.nextInt(shapes.size()), world.oneOf(nodes).name()));
            }
            return new Cluster(nodes, shapes, bindings);
        }

        Cluster changed(UnaryOperator<Node> change) {
            return new Cluster(nodes.stream().map(change).toList(), shapes, bindings);
        }

        Placement placement() {
            var placement = new Placement();
            Map<String, Integer> handles = new TreeMap<>();
            nodes.forEach(node -> handles.put(node.name(), placement.addNode(node)));
            for (Binding binding : bindings) {
                placement.bind(placement.shape(shapes.get(binding.shape())), handles.getOrDefault(binding.node(), 0));
            }
            return placement;
        }

        /** By node and shape the reason why it does not fit, or "fits". */
        Map<String, String> verdicts() {
            Placement placement = placement();
            var verdicts = new TreeMap<String, String>();
            for (int node : placement.nodes()) {
                for (int i = 0; i < shapes.size(); i++) {
                    var misfit = placement.misfit(placement.shape(shapes.get(i)), node);
                    verdicts.put(placement.nodeAt(node).name() + " " + i, misfit == null ? "fits" : misfit.message());
                }
            }
            return verdicts;
        }

        List<String> fits() {
            return verdicts().entrySet().stream()
                    .filter(verdict -> verdict.getValue().equals("fits"))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
