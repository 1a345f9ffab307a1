package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodShape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forkable picture of nodes and what is on them: bind, unbind, add and remove nodes, and take all of it back by mark and
 * undo. Pods are counts of shapes. Work is done once a shape and a node profile; nothing here costs by the pod.
 */
public final class Placement {

    /** Comes after the last node. */
    public static final int NO_NODE = NodeTable.NONE;

    private final ResourceNames resourceNames = new ResourceNames();
    final NodeTable nodes = new NodeTable(new Profiles());
    final ShapeTable shapes = new ShapeTable(resourceNames);
    private final BoundPods bound = new BoundPods();
    final ResourceLedger ledger = new ResourceLedger(resourceNames);
    private final UndoLog log = new UndoLog();
    final ChangeLog changes = new ChangeLog();
    private final ClusterFacts facts;
    private final FilterChain filters = new FilterChain();
    final Topology topology;
    final StorageState storage;
    private final VolumeBindingFilter volumeBinding;
    final PodTopologySpreadFilter spread;
    private final InterPodAffinityFilter podAffinity;

    /** Of a cluster with nothing but nodes and pods. */
    public Placement() {
        this(ClusterFacts.NONE);
    }

    public Placement(ClusterFacts facts) {
        this.facts = facts;
        storage = new StorageState(facts.storage(), log);
        volumeBinding = new VolumeBindingFilter(nodes, storage);
        topology = new Topology(facts, nodes, shapes, bound);
        spread = new PodTopologySpreadFilter(topology, facts);
        podAffinity = new InterPodAffinityFilter(topology, shapes, facts, filters);
        filters.setOrder(List.of(
                new WholePodFilter(),
                new NamedNodesFilter(nodes),
                new NodeUnschedulableFilter(nodes),
                new NodeNameFilter(nodes),
                new TaintTolerationFilter(nodes),
                new NodeAffinityFilter(nodes),
                new NodePortsFilter(shapes, bound),
                ledger,
                new VolumeRestrictionsFilter(shapes, bound, storage),
                new NodeVolumeLimitsFilter(nodes, shapes, bound),
                volumeBinding,
                new VolumeZoneFilter(nodes),
                spread,
                podAffinity,
                new DeclaredFeaturesFilter(nodes)));
    }

    /** What tells which of the nodes that take a pod the scheduler would like best; it follows all that happens here. */
    public NodeScorer scorer() {
        return new NodeScorer(this);
    }

    /** What the placement knows besides nodes and pods. */
    public ClusterFacts facts() {
        return facts;
    }

    /** The small dense number of the shape, stable for the life of this placement; equal shapes have the same. */
    public int shape(PodShape shape) {
        ShapeEntry known = shapes.find(shape);
        if (known != null) {
            return known.id;
        }
        return prepare(shapes.add(shape));
    }

    /** The number that stands for pods of the shape which are being deleted: they hold what they hold, but no longer count for spread. */
    public int terminating(int shape) {
        ShapeEntry staying = shapes.at(shape);
        ShapeEntry known = staying.terminating ? staying : shapes.findTerminating(staying);
        return known != null ? known.id : prepare(shapes.addTerminating(staying));
    }

    /** The number that stands for pods of the shape which come with their node: its room is without theirs already. */
    private int resident(int shape) {
        ShapeEntry asking = shapes.at(shape);
        ShapeEntry known = shapes.findResident(asking);
        return known != null ? known.id : prepare(shapes.addResident(asking));
    }

    private int prepare(ShapeEntry entry) {
        if (!entry.rules().attachments().volumes().isEmpty()) {
            entry.volumes = new VolumeResolver(facts.storage(), entry.shape).resolve(storage);
        }
        entry.zoneDemands = VolumeZoneFilter.demandsOf(entry);
        topology.shapeAdded(entry);
        spread.prepare(entry);
        podAffinity.prepare(entry);
        filters.prepare(entry);
        return entry.id;
    }

    /** The small number that all shapes share which differ in nothing but requests and priority: no rule tells them apart. */
    public int ruleClassOf(int shape) {
        return shapes.at(shape).ruleClass;
    }

    public PodShape shapeAt(int shape) {
        return shapes.at(shape).shape;
    }

    /** Adds a node with nothing on it but its residents at the end of the order, and returns its handle. */
    public int addNode(Node node) {
        int handle = nodes.add(node);
        bound.ensure(nodes.limit());
        ledger.open(handle, node);
        topology.nodeAdded(handle, node);
        log.record(UndoLog.ADDED, 0, handle, 0);
        for (PodShape resident : node.equipment().residents()) {
            change(resident(shape(resident)), handle, 1);
        }
        return handle;
    }

    /** Removes the node with everything bound on it. */
    public void removeNode(int node) {
        nodes.at(node);
        while (bound.size(node) > 0) {
            int lastShape = bound.size(node) - 1;
            unbind(bound.shapeAt(node, lastShape), node, bound.countAt(node, lastShape));
        }
        topology.nodeRemoved(node);
        nodes.cut(node);
        log.record(UndoLog.REMOVED, 0, node, 0);
        if (!log.isRecording()) {
            nodes.vacate(node);
        }
    }

    /** The node behind a handle; an error if there is none. */
    public Node nodeAt(int node) {
        return nodes.at(node);
    }

    /** The handles of all nodes in the order in which they were added. */
    public int[] nodes() {
        int[] handles = new int[nodes.count()];
        int at = 0;
        for (int node = nodes.first(); node != NO_NODE; node = nodes.after(node)) {
            handles[at++] = node;
        }
        return handles;
    }

    public int nodeCount() {
        return nodes.count();
    }

    /** How many shapes it was ever asked for, equal ones among them; it forgets none of them. */
    public int shapesRemembered() {
        return shapes.remembered();
    }

    /** Whether the rules that look at the node alone, its resources aside, let pods of the shape onto it. */
    public boolean admits(int shape, int node) {
        return shapes.at(shape).passesNode(nodes.profileOf(node), node);
    }

    /** The shape's topology rules, and how matters stand now. */
    public TopologyView topologyOf(int shape) {
        return TopologyView.of(shapes.at(shape), shapes, topology);
    }

    /** Whether kube-scheduler would let one more pod of the shape onto the node. */
    public boolean fits(int shape, int node) {
        ShapeEntry entry = shapes.at(shape);
        return ledger.passes(entry, node) && entry.passesNode(nodes.profileOf(node), node) && entry.passesCluster(node);
    }

    /** The first rule, in the order of kube-scheduler's filters, by which the pod does not fit; null when it fits. */
    public @Nullable Misfit misfit(int shape, int node) {
        return filters.firstMisfit(shapes.at(shape), node);
    }

    /** Puts one pod of the shape on the node, whether it fits or not. */
    public void bind(int shape, int node) {
        bind(shape, node, 1);
    }

    /** Takes one pod of the shape off the node. */
    public void unbind(int shape, int node) {
        unbind(shape, node, 1);
    }

    /** Puts so many pods of the shape on the node, whether they fit or not. */
    public void bind(int shape, int node, int pods) {
        checkNotNegative(pods);
        if (pods > 0 && !shapes.at(shape).volumes.claims().toBind().isEmpty()) {
            volumeBinding.assume(shapes.at(shape), node);
        }
        change(shape, node, pods);
    }

    /** Takes so many pods of the shape off the node; an error if there are fewer. */
    public void unbind(int shape, int node, int pods) {
        if (pods < 0 || bound.count(shape, node) < pods) {
            throw new IllegalArgumentException("cannot take " + pods + " pods of shape " + shape + " off node "
                    + nodes.at(node).name() + ", which has " + bound.count(shape, node));
        }
        change(shape, node, -pods);
        storage.release(shapes.at(shape).volumes.claims());
    }

    /** Puts so many pods of the shape on the node that run there already: nothing is assumed about their volumes. */
    public void bindRunning(int shape, int node, int pods) {
        checkNotNegative(pods);
        change(shape, node, pods);
    }

    private static void checkNotNegative(int pods) {
        if (pods < 0) {
            throw new IllegalArgumentException("cannot put " + pods + " pods on a node: unbind takes them off");
        }
    }

    private void change(int shape, int node, int pods) {
        if (pods != 0) {
            apply(shape, node, pods);
            log.record(UndoLog.BOUND, shape, node, pods);
        }
    }

    private void apply(int shape, int node, int pods) {
        ShapeEntry entry = shapes.at(shape);
        bound.add(shape, node, pods);
        ledger.take(entry, node, pods);
        changes.changed(node);
        entry.topology.count(node, pods);
        if (!entry.volumes.claims().held().isEmpty()) {
            storage.use(entry.volumes.claims(), pods);
        }
    }

    /** How many pods of the shape are on the node. */
    public int count(int shape, int node) {
        return bound.count(shape, node);
    }

    /** The shapes of which there are pods on the node, residents aside, in the order of their numbers. */
    public int[] shapesOn(int node) {
        int[] present = new int[bound.size(node)];
        int count = 0;
        for (int i = 0; i < present.length; i++) {
            int shape = bound.shapeAt(node, i);
            if (!shapes.at(shape).resident) {
                present[count++] = shape;
            }
        }
        return count == present.length ? present : Arrays.copyOf(present, count);
    }

    /** What is left after what is bound; negative when overcommitted. */
    public long freeCpuMillis(int node) {
        return ledger.freeCpuMillis(node);
    }

    /** What is left after what is bound; negative when overcommitted. */
    public long freeMemoryBytes(int node) {
        return ledger.freeMemoryBytes(node);
    }

    /** What is left after what is bound; negative when overcommitted. */
    public int freePods(int node) {
        return ledger.freePods(node);
    }

    /** Opens a mark to which everything done from now on can be taken back. */
    public int mark() {
        return log.mark();
    }

    /** Takes back everything done since the mark, and closes it and every mark opened after it. */
    public void undo(int mark) {
        log.undo(mark, this::undoStep);
    }

    /** Closes the mark and every mark opened after it, and leaves what was done since. */
    public void keep(int mark) {
        if (log.keep(mark)) {
            log.drain(UndoLog.REMOVED, nodes::vacate);
        }
    }

    private void undoStep(int kind, int subject, int node, int pods) {
        switch (kind) {
            case UndoLog.BOUND -> apply(subject, node, -pods);
            case UndoLog.ADDED -> {
                topology.nodeRemoved(node);
                nodes.cut(node);
                nodes.vacate(node);
            }
            case UndoLog.ASSUMED -> storage.set(subject, 0);
            case UndoLog.RELEASED -> storage.set(subject, pods);
            case UndoLog.REMOVED -> {
                nodes.link(node);
                changes.changed(node);
                topology.nodeAdded(node, nodes.at(node));
            }
            default -> throw new IllegalStateException("no step of kind " + kind);
        }
    }

    /** Whether the shape's fit depends on other nodes: spread or pod affinity, its own or that of others concerning it. */
    public boolean hasTopology(int shape) {
        return !shapes.at(shape).topology.isFree();
    }

    /** Binds as many pods of the shape to the node as fit, but no more than asked, and returns how many. */
    public int fill(int shape, int node, int atMost) {
        int left = atMost;
        for (int room = room(shape, node, left); room > 0; room = room(shape, node, left)) {
            bind(shape, node, room);
            left -= room;
        }
        return atMost - left;
    }

    /** How many more pods of the shape the node takes, one after another, but no more than asked; never too many. */
    public int room(int shape, int node, int atMost) {
        ShapeEntry entry = shapes.at(shape);
        int room = Math.min(atMost, ledger.room(entry, node));
        return room > 0 && entry.passesNode(nodes.profileOf(node), node) && entry.passesCluster(node)
                ? Math.min(room, entry.roomByNode(node))
                : 0;
    }
}
