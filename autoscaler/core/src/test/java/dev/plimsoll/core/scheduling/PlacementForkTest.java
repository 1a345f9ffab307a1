package dev.plimsoll.core.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever was done after a mark, taking it back leaves what a placement is that never saw it. */
class PlacementForkTest {

    private static final int WORLDS = 10_000;

    @Test
    void undoLeavesWhatAFreshPlacementHolds() {
        for (long seed = 0; seed < WORLDS; seed++) {
            var run = new Run(seed);
            run.before();
            int mark = run.forked.mark();
            run.after();
            run.forked.undo(mark);

            assertThat(PlacementPicture.of(run.forked)).as("seed %d", seed).isEqualTo(PlacementPicture.of(run.fresh()));
        }
    }

    /** Random steps on one placement, of which those before the mark are remembered to be done again on another. */
    private static final class Run {

        private final RandomWorld world;
        private final Random random;
        private final Placement forked;
        private final List<PodShape> shapes = new ArrayList<>();
        private final List<Consumer<Placement>> steps = new ArrayList<>();

        Run(long seed) {
            world = new RandomWorld(seed);
            random = world.random;
            forked = new Placement(world.facts);
        }

        void before() {
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                Node node = world.node();
                step(placement -> placement.addNode(node));
            }
            for (int i = 0; i < 3; i++) {
                intern(world.shape());
            }
            for (int i = 0; i < 8; i++) {
                randomStep(true);
            }
        }

        void after() {
            for (int i = 0; i < 15; i++) {
                if (world.oneIn(5)) {
                    int inner = forked.mark();
                    randomStep(false);
                    randomStep(false);
                    if (random.nextBoolean()) {
                        forked.undo(inner);
                    } else {
                        forked.keep(inner);
                    }
                } else if (world.oneIn(6)) {
                    intern(world.shape());
                } else {
                    randomStep(false);
                }
            }
        }

        Placement fresh() {
            var fresh = new Placement(world.facts);
            shapes.forEach(fresh::shape);
            steps.forEach(step -> step.accept(fresh));
            return fresh;
        }

        private void intern(PodShape shape) {
            forked.shape(shape);
            shapes.add(shape);
        }

        private void randomStep(boolean remember) {
            int[] nodes = forked.nodes();
            Consumer<Placement> step;
            if (nodes.length == 0 || world.oneIn(8)) {
                Node node = world.node();
                step = placement -> placement.addNode(node);
            } else {
                step = stepOn(nodes[random.nextInt(nodes.length)]);
            }
            if (remember) {
                step(step);
            } else {
                step.accept(forked);
            }
        }

        private Consumer<Placement> stepOn(int node) {
            int shape = random.nextInt(forked.shapes.count());
            int present = forked.count(shape, node);
            if (world.oneIn(10)) {
                return placement -> placement.removeNode(node);
            }
            if (present > 0 && world.oneIn(3)) {
                int pods = 1 + random.nextInt(present);
                return placement -> placement.unbind(shape, node, pods);
            }
            int pods = 1 + random.nextInt(3);
            return placement -> placement.bind(shape, node, pods);
        }

        private void step(Consumer<Placement> step) {
            step.accept(forked);
            steps.add(step);
        }
    }
}
