package dev.plimsoll.daemon.report.html;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.model.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Equal nodes in whichever zones: what they are, how many in each zone, what one of them offers, and what is on it. */
record Stowage(String title, SortedMap<String, Integer> nodesByZone, Resources line, List<Load> loads) {

    /** Equal pods on a node: what they are called, how many, and what they request together. */
    record Load(String name, Kind kind, int pods, Resources requests) {

        String words() {
            return pods == 1 ? name : name + " × " + Numbers.whole(pods);
        }

        Load plus(Load more) {
            return new Load(name, kind, pods + more.pods, requests.plus(more.requests));
        }

        Load times(int nodes) {
            return new Load(name, kind, pods * nodes, requests.times(nodes));
        }
    }

    /** How pods come to be on a node. */
    enum Kind {
        /** What every fresh node gets. */
        DAEMON_SETS,
        /** It runs there already. */
        RUNNING,
        /** The plan, or what is left room for, puts it there. */
        PLANNED,
        /** Too many classes to draw each. */
        OTHERS
    }

    private record Key(String title, Resources line, List<Load> loads) {}

    private record LoadKey(String name, Kind kind) {}

    int nodes() {
        return nodesByZone.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The zones, with their counts where there are several nodes in them or several zones. */
    String zones() {
        return nodesByZone.size() == 1
                ? nodesByZone.firstKey()
                : nodesByZone.entrySet().stream()
                        .map(zone -> zone.getKey() + " × " + Numbers.whole(zone.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Joins equal ones, whatever their zones, and keeps the order of the first of each. */
    static List<Stowage> joined(List<Stowage> nodes) {
        var byKey = new LinkedHashMap<Key, Stowage>();
        for (Stowage node : nodes) {
            byKey.merge(new Key(node.title, node.line, node.loads), node, Stowage::withZonesOf);
        }
        return List.copyOf(byKey.values());
    }

    private Stowage withZonesOf(Stowage other) {
        var zones = new TreeMap<>(nodesByZone);
        other.nodesByZone.forEach((zone, nodes) -> zones.merge(zone, nodes, Integer::sum));
        return new Stowage(title, zones, line, loads);
    }

    /** All of them as one, as if they were one great node. */
    static Stowage together(String title, List<Stowage> nodes) {
        Resources line = Resources.NONE;
        var zones = new TreeMap<String, Integer>();
        var loads = new LinkedHashMap<LoadKey, Load>();
        for (Stowage node : nodes) {
            line = line.plus(node.line.times(node.nodes()));
            node.nodesByZone.forEach((zone, count) -> zones.merge(zone, count, Integer::sum));
            for (Load load : node.loads) {
                loads.merge(new LoadKey(load.name(), load.kind()), load.times(node.nodes()), Load::plus);
            }
        }
        return new Stowage(title, zones, line, List.copyOf(loads.values()));
    }
}
