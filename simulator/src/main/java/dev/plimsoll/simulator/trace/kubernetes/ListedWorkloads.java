package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Scaling;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a listing of a cluster says to whoever knows its load already: shapes of workloads, groups and DaemonSets. */
public record ListedWorkloads(Map<String, PodShape> templates, List<Group> groups, List<DaemonSet> daemonSets) {

    /** No listing. */
    public static final ListedWorkloads NONE = new ListedWorkloads(Map.of(), List.of(), List.of());

    public ListedWorkloads {
        templates = Map.copyOf(templates);
        groups = List.copyOf(groups);
        daemonSets = List.copyOf(daemonSets);
    }

    /** Reads a file of {@code kubectl get -o json}. */
    public static ListedWorkloads read(Path listing) {
        ClusterHistory history = ClusterRecords.read(listing, null);
        Map<String, PodShape> templates = new HashMap<>();
        for (Scaling scaling : history.controllers().scalings()) {
            PodShape template = scaling.template();
            if (template != null) {
                templates.put(key(scaling.namespace(), scaling.owner().name()), template);
            }
        }
        var fleet = new ObservedFleet(history.nodes(), "");
        List<DaemonSet> daemonSets =
                HistoryTrace.shortlyNamed(history.controllers().daemonSets());
        return new ListedWorkloads(templates, fleet.groups(), daemonSets);
    }

    /** The shape of a Deployment's or StatefulSet's pods; null where it is not listed. */
    public @Nullable PodShape template(String namespace, String name) {
        return templates.get(key(namespace, name));
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
