package dev.plimsoll.simulator.trace;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** All about a trace but its events: what it is, when it was, how its pods end, and the fleet it assumes. */
public record Manifest(About about, Span span, SortedMap<Owner.Kind, Loop> loops, Fleet fleet) {

    public Manifest {
        loops = ImmutableMaps.copyOf(loops);
    }

    /** A name for tables, a sentence or two on what was recorded and what was assumed, and what could not be known. */
    public record About(String name, String description, List<String> notes) {

        public About {
            notes = List.copyOf(notes);
        }

        /** Nothing that was not known is worth a mention. */
        public About(String name, String description) {
            this(name, description, List.of());
        }
    }

    /** When event time 0 was, and when the recording ended; without a length it ends with its last event. */
    public record Span(Instant start, @Nullable Duration length) {}

    /** Whether pods of a kind run for their time once placed (jobs), or end when recorded whatever happened (services). */
    public enum Loop {
        CLOSED,
        OPEN
    }

    /** Where the workload is meant to run: groups to buy from, the DaemonSets of every node, and what really ran, if recorded. */
    public record Fleet(List<Group> groups, List<DaemonSet> daemonSets, List<RecordedNodes> history) {
        public Fleet {
            groups = List.copyOf(groups);
            daemonSets = List.copyOf(daemonSets);
            history = List.copyOf(history);
        }
    }

    /** An Auto Scaling group: any of these instance types, in any of these zones. */
    public record Group(String name, List<String> instanceTypes, List<String> zones, Bounds bounds, Marks marks) {
        public Group {
            instanceTypes = List.copyOf(instanceTypes);
            zones = List.copyOf(zones);
        }
    }

    /** The least and the most instances of a group, both inclusive. */
    public record Bounds(int minSize, int maxSize) {}

    /**
     * Labels and taints on every node of a group, besides those of Kubernetes and AWS, and the tags of the group, which may tell
     * of more.
     */
    public record Marks(SortedMap<String, String> labels, List<Taint> taints, SortedMap<String, String> tags) {

        public static final Marks NONE = new Marks(ImmutableMaps.empty(), List.of());

        public Marks {
            labels = ImmutableMaps.copyOf(labels);
            taints = List.copyOf(taints);
            tags = ImmutableMaps.copyOf(tags);
        }

        /** Without tags. */
        public Marks(SortedMap<String, String> labels, List<Taint> taints) {
            this(labels, taints, ImmutableMaps.empty());
        }
    }

    /** A pod on every node that has these labels (empty: every node), whatever the node's taints. */
    public record DaemonSet(String name, Resources requests, SortedMap<String, String> nodeSelector) {
        public DaemonSet {
            nodeSelector = ImmutableMaps.copyOf(nodeSelector);
        }
    }

    /** From this time (milliseconds since the start) so many nodes of a kind, each of this size, really ran. */
    public record RecordedNodes(long atMillis, String kind, Resources size, int nodes) {}
}
