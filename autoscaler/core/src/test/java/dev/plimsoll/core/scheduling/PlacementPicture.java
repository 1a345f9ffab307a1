package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything a placement knows, counters included, as lines of text in an order that does not depend on its history. */
final class PlacementPicture {

    private final Placement placement;
    private final List<String> lines = new ArrayList<>();

    private PlacementPicture(Placement placement) {
        this.placement = placement;
    }

    static List<String> of(Placement placement) {
        var picture = new PlacementPicture(placement);
        for (int node : placement.nodes()) {
            picture.describe(node);
        }
        picture.describeCounters();
        picture.describeVerdicts();
        for (int claim = 0; claim < placement.facts().storage().claims().size(); claim++) {
            picture.lines.add("claim " + placement.storage.describe(claim));
        }
        return picture.lines;
    }

    private void describe(int handle) {
        Node node = placement.nodeAt(handle);
        ResourceLedger ledger = placement.ledger;
        var bound = new TreeMap<Integer, Integer>();
        for (int shape : placement.shapesOn(handle)) {
            bound.put(shape, placement.count(shape, handle));
        }
        lines.add(node.name() + " has " + bound + ", free " + ledger.freeCpuMillis(handle) + "m "
                + ledger.freeMemoryBytes(handle) + " " + ledger.freePods(handle) + " "
                + ledger.freeOther(Resources.GPU, handle) + ", scored " + ledger.scoredCpuMillis(handle) + " "
                + ledger.scoredMemoryBytes(handle));
    }

    private void describeCounters() {
        var sorted = new TreeMap<String, String>();
        placement.topology.counters().forEach((key, counter) -> sorted.put(key.toString(), describe(counter)));
        sorted.forEach((key, text) -> lines.add(key + " counts " + text));
    }

    private String describe(Counter counter) {
        return switch (counter) {
            case DomainCounter byDomain -> pods(byDomain.domains, byDomain::in) + " of " + byDomain.total();
            case SpreadCounter spread ->
                pods(spread.domains, spread::at) + ", least " + spread.least(1) + " and " + spread.least(2) + ", "
                        + spread.least(3);
            case NodeCounter byNode -> {
                var pods = new TreeMap<String, Integer>();
                for (int node : placement.nodes()) {
                    pods.put(placement.nodeAt(node).name(), byNode.at(node));
                }
                yield pods.toString();
            }
        };
    }

    private static Map<String, Integer> pods(TopologyDomains domains, java.util.function.IntUnaryOperator podsIn) {
        var pods = new TreeMap<String, Integer>();
        for (int domain = 0; domain < domains.count(); domain++) {
            if (podsIn.applyAsInt(domain) != 0) {
                pods.put(domains.nameOf(domain), podsIn.applyAsInt(domain));
            }
        }
        return pods;
    }

    private void describeVerdicts() {
        NodeScorer scorer = placement.scorer();
        for (ShapeEntry shape : placement.shapes.all()) {
            var fitting = new ArrayList<Integer>();
            for (int node : placement.nodes()) {
                lines.add(shape.id + " on " + placement.nodeAt(node).name() + ": " + placement.misfit(shape.id, node)
                        + " room " + placement.room(shape.id, node, 9));
                if (placement.fits(shape.id, node)) {
                    fitting.add(node);
                }
            }
            int[] handles = fitting.stream().mapToInt(node -> node).toArray();
            lines.add(shape.id + " scores " + Arrays.toString(scorer.totals(shape.id, handles)));
        }
    }
}
