package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.WellKnown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The instance ledger as a round reads it: of each group what is coming, has joined, and is missed; and how much turned bad. */
public final class Fleets {

    private static final Fleet EMPTY = new Fleet(List.of(), 0, List.of());

    private final Map<String, Fleet> fleets = new HashMap<>();
    private final ClusterView view;
    private final InstanceLedger ledger;
    private final Instant now;
    private int unready;

    /** An instance on its way, and the node that it has registered as already (null: none). */
    public record Coming(Instance instance, @Nullable PlacedNode node) {}

    /** The live instances of a group: on their way in the order of their launch, how many have joined, and those missed. */
    public record Fleet(List<Coming> coming, int joined, List<Instance> missing) {}

    private Fleets(ClusterView view, InstanceLedger ledger) {
        this.view = view;
        this.ledger = ledger;
        this.now = view.now();
        view.seen().groups().items().forEach(group -> fleets.put(group.group().name(), fleet(group)));
        for (PlacedNode node : view.nodes()) {
            if (isUnready(node)) {
                unready++;
            }
        }
    }

    public static Fleets of(ClusterView view, InstanceLedger ledger) {
        return new Fleets(view, ledger);
    }

    private Fleet fleet(NodeGroupState group) {
        var coming = new ArrayList<Coming>();
        var missing = new ArrayList<Instance>();
        int joined = 0;
        for (Instance instance : group.instances()) {
            LedgerEntry entry = ledger.of(instance.id());
            if (instance.isLive()) {
                PlacedNode node = view.nodeOf(instance.id());
                switch (entry == null ? unlisted(node) : entry.standing(now)) {
                    case COMING -> coming.add(new Coming(instance, node));
                    case JOINED, UNREADY -> joined++;
                    case OVERDUE, LOST -> missing.add(instance);
                }
            }
        }
        return new Fleet(coming, joined, missing);
    }

    /** Of an instance that the ledger does not have yet: its node, if it has a ready one, is one to land on already. */
    private static Standing unlisted(@Nullable PlacedNode node) {
        return node != null && node.state().node().status().ready() ? Standing.JOINED : Standing.COMING;
    }

    public Fleet of(NodeGroupState group) {
        return fleets.getOrDefault(group.group().name(), EMPTY);
    }

    public InstanceLedger ledger() {
        return ledger;
    }

    /** Where the instance below a node stands; null if the ledger has none. */
    public @Nullable Standing standing(PlacedNode node) {
        LedgerEntry entry = ledger.of(node.state().node().status().instanceId());
        return entry == null ? null : entry.standing(now);
    }

    /**
     * Whether a node stopped being ready or did not get ready in time; one of no group while it is not ready, unless it outlives
     * an instance that we ended: it bears our taint for ever, and is no sign of trouble.
     */
    private boolean isUnready(PlacedNode node) {
        Standing standing = standing(node);
        Node shown = node.state().node();
        return standing == null
                ? !shown.status().ready() && !shown.hasTaint(WellKnown.TO_BE_DELETED)
                : standing == Standing.UNREADY;
    }

    /** Whether pods may be expected to land on a node: it is ready, and has not just registered. */
    public boolean takesPods(PlacedNode node) {
        return node.state().node().status().ready() && standing(node) != Standing.COMING;
    }

    /** Handles of the nodes that pods may be sent to: ready, and not among those that leave. */
    public List<Integer> landingNodes(Set<String> leaving) {
        var left = new BitSet();
        for (String name : leaving) {
            PlacedNode node = view.node(name);
            if (node != null) {
                left.set(node.handle());
            }
        }
        var handles = new ArrayList<Integer>(view.nodes().size());
        for (PlacedNode node : view.nodes()) {
            if (takesPods(node) && !left.get(node.handle())) {
                handles.add(node.handle());
            }
        }
        return handles;
    }

    /** How many nodes are not ready that should be. */
    int unready() {
        return unready;
    }

    /** How many instances were nodes until lately and are none any more. */
    int lost(Duration lately) {
        return count(lately, true);
    }

    /** How many instances stopped being nodes, or ready ones, lately. */
    int turnedBad(Duration lately) {
        return count(lately, false);
    }

    private int count(Duration lately, boolean lostAlone) {
        int count = 0;
        for (LedgerEntry entry : ledger.entries().values()) {
            Instant since = entry.registeredAt() == null
                    ? null
                    : entry.missingSince() == null && !lostAlone ? entry.unreadySince() : entry.missingSince();
            if (since != null && now.isBefore(since.plus(lately))) {
                count++;
            }
        }
        return count;
    }
}
