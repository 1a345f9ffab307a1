package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node that is there already, and what is on it once waiting pods have been put where there is room. */
public record Berth(Node node, List<Stay> pods) {

    /** Pods of one shape: how many were there before, and how many came. */
    public record Stay(PodShape shape, int before, int added) {}

    public Berth {
        pods = List.copyOf(pods);
    }

    /** The nodes of a placement as they are, nobody having come yet. */
    static List<Berth> of(Placement placement) {
        var berths = new ArrayList<Berth>();
        for (int node : placement.nodes()) {
            var stays = new ArrayList<Stay>();
            counts(placement, node).forEach((shape, count) -> stays.add(new Stay(shape, count, 0)));
            berths.add(new Berth(placement.nodeAt(node), stays));
        }
        return berths;
    }

    /** The same nodes later on. */
    static List<Berth> later(List<Berth> before, Placement placement) {
        var berths = new ArrayList<Berth>();
        int[] nodes = placement.nodes();
        for (int i = 0; i < before.size(); i++) {
            var first = new LinkedHashMap<PodShape, Integer>();
            before.get(i).pods().forEach(stay -> first.put(stay.shape(), stay.before()));
            var stays = new ArrayList<Stay>();
            counts(placement, nodes[i]).forEach((shape, count) -> {
                int there = first.getOrDefault(shape, 0);
                stays.add(new Stay(shape, there, count - there));
            });
            berths.add(new Berth(before.get(i).node(), stays));
        }
        return berths;
    }

    /** Pods that are being deleted are of the same shape as those that are not. */
    private static Map<PodShape, Integer> counts(Placement placement, int node) {
        var counts = new LinkedHashMap<PodShape, Integer>();
        for (int shape : placement.shapesOn(node)) {
            counts.merge(placement.shapeAt(shape), placement.count(shape, node), Integer::sum);
        }
        return counts;
    }
}
