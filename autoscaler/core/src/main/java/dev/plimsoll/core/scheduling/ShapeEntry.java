package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.ScoreInputs;
import java.util.Arrays;
import java.util.List;

/** A shape as the placement works with it: its numbers unpacked, and its verdicts on node profiles remembered. */
final class ShapeEntry {

    private static final Filter[] NO_FILTERS = {};
    private static final byte UNKNOWN = 0;
    private static final byte PASSES = 1;
    private static final byte FAILS = 2;

    final int id;

    /** The number that all shapes share which differ in nothing but requests and priority. */
    final int ruleClass;

    final PodShape shape;

    /** Whether its pods are on their way out, and topology spread no longer counts them. */
    final boolean terminating;

    /** Whether its pods come with their node, whose room is without theirs: they weigh nothing. */
    final boolean resident;

    final ShapeTopology topology = new ShapeTopology();
    final ShapeScoring scoring;
    ShapeVolumes volumes = ShapeVolumes.NONE;
    List<ZoneDemand> zoneDemands = List.of();
    final long cpuMillis;
    final long memoryBytes;
    final int pods;
    final int[] otherResources;
    final long pendingCpuMillis;
    final long pendingMemoryBytes;
    final long placedCpuMillis;
    final long placedMemoryBytes;
    final long[] otherAmounts;

    private Filter[] filtersByProfile = NO_FILTERS;
    private Filter[] filtersByNode = NO_FILTERS;
    private Filter[] filtersByCluster = NO_FILTERS;
    private byte[] verdictByProfile = new byte[8];

    /** How matters stand with the pods of a shape. */
    enum Presence {
        ORDINARY,
        TERMINATING,
        RESIDENT
    }

    ShapeEntry(int id, int ruleClass, PodShape shape, Presence presence, ResourceNames names) {
        resident = presence == Presence.RESIDENT;
        Resources requests = resident ? Resources.NONE : shape.requests();
        this.id = id;
        this.ruleClass = ruleClass;
        this.shape = shape;
        this.terminating = presence == Presence.TERMINATING;
        cpuMillis = requests.cpuMillis();
        memoryBytes = requests.memoryBytes();
        pods = resident ? 0 : Math.max(1, requests.pods());
        ScoreInputs.DefaultedRequests defaulted =
                shape.rules().attachments().scoreInputs().requestsOr(requests);
        pendingCpuMillis = defaulted.pendingCpuMillis();
        pendingMemoryBytes = defaulted.pendingMemoryBytes();
        placedCpuMillis = defaulted.placedCpuMillis();
        placedMemoryBytes = defaulted.placedMemoryBytes();
        scoring = new ShapeScoring(shape.rules());
        otherResources = requests.others().keySet().stream()
                .filter(name -> requests.other(name) > 0)
                .mapToInt(names::idOf)
                .toArray();
        otherAmounts = Arrays.stream(otherResources)
                .mapToLong(resource -> requests.other(names.nameOf(resource)))
                .toArray();
    }

    SchedulingRules rules() {
        return shape.rules();
    }

    void setFilters(List<Filter> byProfile, List<Filter> byNode, List<Filter> byCluster) {
        filtersByProfile = byProfile.toArray(NO_FILTERS);
        filtersByNode = byNode.toArray(NO_FILTERS);
        filtersByCluster = byCluster.toArray(NO_FILTERS);
        Arrays.fill(verdictByProfile, UNKNOWN);
    }

    /** Whether some filter looks beyond the node that is judged. */
    boolean looksBeyondNode() {
        return filtersByCluster.length > 0;
    }

    /** Whether the node passes every filter that looks at it alone, but for resources. */
    boolean passesNode(int profile, int node) {
        return passesProfile(profile, node) && passes(filtersByNode, node);
    }

    /** Whether the node passes every filter that looks beyond it. */
    boolean passesCluster(int node) {
        return passes(filtersByCluster, node);
    }

    private boolean passes(Filter[] filters, int node) {
        for (Filter filter : filters) {
            if (!filter.passes(this, node)) {
                return false;
            }
        }
        return true;
    }

    /** How many more pods a node that passes would take by the filters that are asked node by node. */
    int roomByNode(int node) {
        return Math.min(room(filtersByNode, node), room(filtersByCluster, node));
    }

    private int room(Filter[] filters, int node) {
        int room = Integer.MAX_VALUE;
        for (Filter filter : filters) {
            room = Math.min(room, filter.room(this, node));
        }
        return room;
    }

    /** Whether the node passes every filter that judges whole profiles; worked out once a profile. */
    private boolean passesProfile(int profile, int node) {
        if (profile >= verdictByProfile.length) {
            verdictByProfile = Arrays.copyOf(verdictByProfile, Math.max(profile + 1, 2 * verdictByProfile.length));
        }
        byte verdict = verdictByProfile[profile];
        if (verdict == UNKNOWN) {
            verdict = passes(filtersByProfile, node) ? PASSES : FAILS;
            verdictByProfile[profile] = verdict;
        }
        return verdict == PASSES;
    }
}
