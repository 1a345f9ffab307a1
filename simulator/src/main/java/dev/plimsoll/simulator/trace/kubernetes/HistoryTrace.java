package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.format.EventChecks;
import dev.plimsoll.simulator.trace.format.EventStreams;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cluster's history as a trace: its workload, its groups, the nodes that really were there, and what is not known. */
public final class HistoryTrace {

    private HistoryTrace() {}

    /** In the groups given, or where there are none in those that its nodes show; {@code source} is for complaints. */
    public static Trace of(ClusterHistory history, About about, List<Group> given, ObservedFleet fleet, String source) {
        var unknowns = new Unknowns();
        List<Group> groups = given.isEmpty() ? fleet.groups() : given;
        if (groups.isEmpty()) {
            throw new TraceException(source + ": shows no node with an instance type, so there is no group to buy from:"
                    + " add groups=FILE, or a listing of the nodes with objects=FILE");
        }
        if (given.isEmpty()) {
            unknowns.add(
                    "groups are those the nodes' labels show: bounds are taken to be 0 and twice the most nodes"
                            + " there were, at least 10; groups=FILE says more",
                    groups.size());
        }
        return trace(history, about, new Fleet(groups, List.of(), fleet.recorded(history.span())), source, unknowns);
    }

    /** In a fleet that could be, with its DaemonSets where the history has none. */
    public static Trace inAssumedFleet(ClusterHistory history, About about, Fleet fleet, String source) {
        return trace(history, about, fleet, source, new Unknowns());
    }

    private static Trace trace(ClusterHistory history, About about, Fleet fleet, String source, Unknowns unknowns) {
        var workload = new WorkloadEvents(history, unknowns);
        List<WorkloadEvent> events = workload.list();
        if (events.isEmpty()) {
            throw new TraceException(source + ": shows no pod of a workload: give a record that covers some");
        }
        List<DaemonSet> daemonSets = daemonSets(history);
        Manifest manifest = manifest(
                history,
                about,
                workload,
                new Fleet(fleet.groups(), daemonSets.isEmpty() ? fleet.daemonSets() : daemonSets, fleet.history()));
        var checks = new EventChecks(manifest, () -> source);
        events.forEach(checks::check);
        return new Trace(manifest, () -> EventStreams.over(events.iterator(), () -> {}));
    }

    private static Manifest manifest(ClusterHistory history, About about, WorkloadEvents workload, Fleet fleet) {
        SortedMap<String, Long> unknowns = new TreeMap<>(history.unknowns());
        workload.unknowns().counts().forEach((sentence, count) -> unknowns.merge(sentence, count, Long::sum));
        var notes = new ArrayList<>(about.notes());
        unknowns.forEach((sentence, count) -> notes.add(count + " " + sentence));
        long length = history.span().endMillis() - history.span().startMillis();
        return new Manifest(
                new About(about.name(), about.description(), notes),
                new Span(
                        Instant.ofEpochMilli(history.span().startMillis()),
                        length > 0 ? Duration.ofMillis(length) : null),
                workload.loops(),
                fleet);
    }

    /** Those that were seen, and those of which only pods were. */
    private static List<DaemonSet> daemonSets(ClusterHistory history) {
        var all = new ArrayList<>(history.controllers().daemonSets());
        for (PodLife pod : history.pods()) {
            if (pod.maker().owner().kind() == Owner.Kind.DAEMON_SET
                    && pod.maker().kind().equals("DaemonSet")) {
                all.add(new DaemonSet(
                        pod.namespace() + "/" + pod.maker().name(),
                        pod.shape().requests(),
                        pod.shape().rules().nodeAffinity().nodeSelector()));
            }
        }
        return shortlyNamed(all);
    }

    /** The first of each namespace/name, in the order of names, without the namespace where one alone has the name. */
    static List<DaemonSet> shortlyNamed(List<DaemonSet> named) {
        Map<String, DaemonSet> byName = new TreeMap<>();
        named.forEach(set -> byName.putIfAbsent(set.name(), set));
        Map<String, Integer> counts = new HashMap<>();
        byName.keySet().forEach(name -> counts.merge(shortName(name), 1, Integer::sum));
        return byName.values().stream()
                .map(set -> {
                    String name = shortName(set.name());
                    boolean alone = counts.getOrDefault(name, 0) == 1;
                    return new DaemonSet(alone ? name : set.name(), set.requests(), set.nodeSelector());
                })
                .sorted(Comparator.comparing(DaemonSet::name))
                .toList();
    }

    private static String shortName(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
