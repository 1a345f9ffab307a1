package dev.plimsoll.core.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A random world twice over: in one first-fit is at work, in the other a search that asks every node for every pod. */
final class FirstFitTwins {

    private static final int NODES = 150;

    private final long seed;
    private final RandomWorld world;
    private final Placement fitted;
    private final Placement searched;
    private final List<Integer> order = new ArrayList<>();
    private final Set<Integer> gone = new HashSet<>();
    private final FirstFit firstFit;

    FirstFitTwins(long seed) {
        this.seed = seed;
        world = new RandomWorld(seed);
        fitted = new Placement(world.facts);
        searched = new Placement(world.facts);
        for (int i = 0; i < NODES; i++) {
            Node node = world.node();
            order.add(fitted.addNode(node));
            searched.addNode(node);
        }
        Collections.shuffle(order, world.random);
        fitted.mark(); // so that no handle is used twice
        searched.mark();
        firstFit = new FirstFit(fitted, order);
    }

    void compare(int steps) {
        for (int step = 0; step < steps; step++) {
            int fittedMark = fitted.mark();
            int searchedMark = searched.mark();
            var goneBefore = Set.copyOf(gone);
            if (world.oneIn(2)) {
                place(step);
            } else if (world.oneIn(2)) {
                moveAway(step);
            } else {
                takeSomeOff();
            }
            if (world.oneIn(4)) {
                fitted.undo(fittedMark);
                searched.undo(searchedMark);
                gone.retainAll(goneBefore);
            }
        }
        assertThat(PlacementPicture.of(fitted)).as("seed %d", seed).isEqualTo(PlacementPicture.of(searched));
    }

    private void place(int step) {
        PodShape pod = world.oneIn(2) ? world.shape() : world.plainShape();
        int pods = 1 + world.random.nextInt(100);
        int shape = searched.shape(pod);
        int left = pods;
        int before;
        do {
            before = left;
            for (int node : order) {
                while (left > 0 && !gone.contains(node) && searched.fits(shape, node)) {
                    searched.bind(shape, node);
                    left--;
                }
            }
        } while (left > 0 && left < before);
        assertThat(firstFit.place(fitted.shape(pod), pods))
                .as("seed %d, step %d", seed, step)
                .isEqualTo(left);
    }

    private void moveAway(int step) {
        int node = order.get(world.random.nextInt(order.size()));
        if (gone.contains(node)) {
            return;
        }
        int[] pods = podsOn(node);
        int moved = search(node, pods);
        if (moved == pods.length) {
            gone.add(node);
        }
        assertThat(firstFit.moveAway(node, pods))
                .as("seed %d, step %d", seed, step)
                .isEqualTo(moved);
    }

    private int[] podsOn(int node) {
        var pods = new ArrayList<Integer>();
        for (int shape : fitted.shapesOn(node)) {
            pods.addAll(Collections.nCopies(fitted.count(shape, node), shape));
        }
        if (world.oneIn(2)) {
            Collections.shuffle(pods, world.random);
        }
        return pods.stream().mapToInt(shape -> shape).toArray();
    }

    private int search(int leaving, int[] pods) {
        int mark = searched.mark();
        searched.removeNode(leaving);
        for (int moved = 0; moved < pods.length; moved++) {
            int target = Placement.NO_NODE;
            for (int node : order) {
                if (target == Placement.NO_NODE
                        && node != leaving
                        && !gone.contains(node)
                        && searched.fits(pods[moved], node)) {
                    target = node;
                }
            }
            if (target == Placement.NO_NODE) {
                searched.undo(mark);
                return moved;
            }
            searched.bind(pods[moved], target);
        }
        searched.keep(mark);
        return pods.length;
    }

    private void takeSomeOff() {
        int node = order.get(world.random.nextInt(order.size()));
        if (!gone.contains(node)) {
            for (int shape : fitted.shapesOn(node)) {
                fitted.unbind(shape, node);
                searched.unbind(shape, node);
            }
        }
    }
}
