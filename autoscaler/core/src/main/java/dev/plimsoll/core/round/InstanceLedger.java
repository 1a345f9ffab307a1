package dev.plimsoll.core.round;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.StartupTaints;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry for each live instance, by id, and how long those of each group take to become nodes. What is coming, has joined, is
 * overdue or lost is read off it and nowhere else; an instance that ends or is gone leaves it.
 */
public record InstanceLedger(SortedMap<String, LedgerEntry> entries, SortedMap<String, BootTimes> bootTimes) {

    public static final InstanceLedger NONE = new InstanceLedger(ImmutableMaps.empty(), ImmutableMaps.empty());

    /** They take about half of what a ConfigMap holds. */
    private static final int MOST_KEPT = 15_000;

    public InstanceLedger {
        entries = ImmutableMaps.copyOf(entries);
        bootTimes = ImmutableMaps.copyOf(bootTimes);
    }

    /**
     * What of it is kept for a successor: of very many instances those about whom the cluster does not tell as much, and those
     * that joined last. Of the others a successor learns from their nodes.
     */
    public InstanceLedger kept() {
        if (entries.size() <= MOST_KEPT) {
            return this;
        }
        var kept = new TreeMap<String, LedgerEntry>();
        entries.entrySet().stream()
                .sorted(Comparator.comparing(account -> account.getValue().settledAt(), Comparator.reverseOrder()))
                .limit(MOST_KEPT)
                .forEach(account -> kept.put(account.getKey(), account.getValue()));
        return new InstanceLedger(kept, bootTimes);
    }

    public @Nullable LedgerEntry of(String instance) {
        return entries.get(instance);
    }

    /** How long an instance of the group may take to become a node; the longest, the group's own if it has one, until that is learned. */
    public Duration patience(NodeGroup group, Duration longest) {
        Duration own = group.options().provisionTimeout();
        Duration most = own == null ? longest : own;
        BootTimes times = bootTimes.get(group.name());
        return times == null ? most : times.patience(types(group), most);
    }

    /** When an instance on its way will be late: to become a node, or to become ready. */
    public Instant dueAt(Instance instance, NodeGroup group, Duration longest) {
        LedgerEntry entry = of(instance.id());
        if (entry == null) {
            return instance.launchedAt().plus(patience(group, longest));
        }
        return entry.registeredAt() == null
                ? entry.listedAt().plus(patience(group, longest))
                : entry.registeredAt().plus(LedgerEntry.START_PATIENCE);
    }

    private static String types(NodeGroup group) {
        SortedSet<String> types = group.templates().stream()
                .map(template -> template.source().instanceType())
                .collect(Collectors.toCollection(TreeSet::new));
        return String.join(",", types);
    }

    /** The ledger after a look at all nodes and groups. */
    public InstanceLedger observed(ClusterView view, Duration longestBoot) {
        var look = new Look(view, longestBoot);
        view.seen().groups().items().forEach(look::at);
        return look.entries.equals(entries) ? this : new InstanceLedger(look.entries, look.times);
    }

    private final class Look {

        private final ClusterView view;
        private final Duration longestBoot;
        private final SortedMap<String, LedgerEntry> entries = new TreeMap<>();
        private final SortedMap<String, BootTimes> times = new TreeMap<>();

        Look(ClusterView view, Duration longestBoot) {
            this.view = view;
            this.longestBoot = longestBoot;
        }

        void at(NodeGroupState group) {
            String name = group.group().name();
            BootTimes known = bootTimes.get(name);
            if (known != null) {
                times.put(name, known);
            }
            for (Instance instance : group.instances()) {
                if (instance.isLive()) {
                    entries.put(instance.id(), entry(instance, group.group()));
                }
            }
        }

        private LedgerEntry entry(Instance instance, NodeGroup group) {
            LedgerEntry before = of(instance.id());
            LedgerEntry known =
                    before == null ? LedgerEntry.listed(group.name(), earlier(instance.launchedAt())) : before;
            PlacedNode node = view.nodeOf(instance.id());
            if (node == null) {
                return known.notSeen(known.listedAt().plus(patience(group, longestBoot)), view.now());
            }
            return seen(known.found(view.now()), before != null, node.state().node(), group);
        }

        private LedgerEntry seen(LedgerEntry known, boolean listedBefore, Node node, NodeGroup group) {
            Instant registered =
                    listedBefore ? view.now() : earlier(node.status().registeredAt());
            boolean isNew = known.readyAt() == null
                    && view.now()
                            .isBefore((known.registeredAt() == null ? registered : known.registeredAt())
                                    .plus(StartupTaints.STRANGE_FOR));
            boolean usable = node.status().ready() && !StartupTaints.keepPodsOff(node, group, isNew);
            if (listedBefore && known.registeredAt() == null) {
                Duration boot = Duration.between(known.listedAt(), view.now());
                BootTimes before = times.getOrDefault(group.name(), new BootTimes("", List.of()));
                times.put(group.name(), before.with(types(group), boot));
            }
            return known.seen(registered, usable, view.now());
        }

        private Instant earlier(Instant at) {
            return at.isAfter(view.now()) ? view.now() : at;
        }
    }
}
