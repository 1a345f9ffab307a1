package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.draining.CoveringBudgets;
import dev.plimsoll.core.draining.DrainContext;
import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.PodDrain;
import dev.plimsoll.core.draining.Utilisation;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.scheduling.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which nodes are unneeded, and which of them go now (pkg/core/scaledown/planner, eligibility, unneeded, unremovable, budgets). */
final class ScaleDown {

    private final Flags flags;
    private final GroupCache cache;
    private final Removals removals;
    private final TreeMap<String, Instant> unneededSince = new TreeMap<>();
    private final TreeMap<String, Instant> unremovableUntil = new TreeMap<>();
    private final Hints hints = new Hints();
    private long shortestLoopMillis = Long.MAX_VALUE;
    private Instant updatedAt = Instant.MIN;

    /** A node that could go: its group, the pods that would move, and whether they could not all be evicted at once. */
    private record Removable(PlacedNode node, String group, List<Pod> pods, boolean risky) {}

    ScaleDown(Flags flags, GroupCache cache, Removals removals) {
        this.flags = flags;
        this.cache = cache;
        this.removals = removals;
    }

    /** Forgets which nodes are unneeded. */
    void forget() {
        unneededSince.clear();
    }

    boolean isUnneeded(String node) {
        return unneededSince.containsKey(node);
    }

    /** Finds out which nodes are unneeded and, unless it is too early after something else, takes some; whether it took any. */
    boolean scan(Picture picture, List<PlacedNode> nodes, boolean paused, Alarm next) {
        Instant now = picture.view().now();
        if (updatedAt.isAfter(Instant.MIN)) {
            shortestLoopMillis = Math.min(
                    shortestLoopMillis,
                    Math.max(1, Duration.between(updatedAt, now).toMillis()));
        }
        updatedAt = now;
        int mark = picture.placement().mark();
        List<Removable> removable = unneeded(picture, nodes, next);
        picture.placement().undo(mark);
        var before = new TreeMap<>(unneededSince);
        unneededSince.clear();
        removable.forEach(each -> unneededSince.put(
                each.node().name(), before.getOrDefault(each.node().name(), now)));
        hints.dropOld();
        return !paused && remove(removable, now, next);
    }

    private List<Removable> unneeded(Picture picture, List<PlacedNode> nodes, Alarm next) {
        Instant now = picture.view().now();
        unremovableUntil
                .entrySet()
                .removeIf(
                        each -> !each.getValue().isAfter(now) || picture.view().node(each.getKey()) == null);
        unremovableUntil.values().forEach(next::at);
        var budgets = new Budgets(picture.view().seen().budgets().items());
        var removable = new ArrayList<Removable>();
        int limit = limit();
        for (Candidate candidate : candidates(picture, nodes, budgets.rules(flags, now))) {
            if (removable.size() >= limit) {
                next.at(now.plusMillis(1));
                break;
            }
            Removable found = simulate(picture, candidate, budgets);
            if (found != null) {
                removable.add(found);
            } else {
                unremovableUntil.put(
                        candidate.node().name(),
                        now.plus(flags.unneeded().more().recheck()));
                next.at(now.plus(flags.unneeded().more().recheck()));
            }
        }
        return removable;
    }

    /** Beyond so many it is no use to find more: they could not all go before others are found. */
    private int limit() {
        int parallel = flags.removal().parallel();
        long loop = shortestLoopMillis == Long.MAX_VALUE
                ? flags.loop().scanInterval().toMillis()
                : shortestLoopMillis;
        long unneeded = Math.max(loop, flags.unneeded().time().toMillis());
        long bound = parallel * (unneeded / Math.max(1, loop)) + parallel;
        return (int) Math.min(bound, unneededSince.size() + 2L * parallel);
    }

    private record Candidate(PlacedNode node, String group, boolean empty) {}

    /** Idle nodes of groups it knows, empty ones first, then those that were unneeded before. */
    private List<Candidate> candidates(Picture picture, List<PlacedNode> nodes, DrainRules rules) {
        Instant now = picture.view().now();
        var candidates = new ArrayList<Candidate>();
        for (PlacedNode placed : nodes) {
            Ownership.Owned owned = picture.view().ownership().of(placed);
            Node node = placed.state().node();
            if (owned == null
                    || !picture.holds(node.name())
                    || removals.isUnderWay(node.name())
                    || node.hasTaint(WellKnown.TO_BE_DELETED)
                    || unremovableUntil.containsKey(node.name())
                    || "true".equals(node.annotations().get(WellKnown.SCALE_DOWN_DISABLED))
                    || isAtMinimum(owned)
                    || !isIdle(picture.stateOf(placed), now)) {
                continue;
            }
            PodDrain drain = rules.judge(picture.stateOf(placed).pods());
            boolean empty = drain.blocker() == null && drain.evicted().isEmpty();
            candidates.add(new Candidate(placed, owned.group().group().name(), empty));
        }
        candidates.sort(Comparator.comparing((Candidate each) -> !each.empty())
                .thenComparing(each -> !unneededSince.containsKey(each.node().name())));
        return candidates;
    }

    private boolean isAtMinimum(Ownership.Owned owned) {
        String group = owned.group().group().name();
        return cache.target(group) - removals.count(group)
                <= owned.group().group().minSize();
    }

    private boolean isIdle(NodeState state, Instant now) {
        if (!state.node().status().ready() && !flags.unneeded().more().unready()) {
            return false;
        }
        Utilisation used = Utilisation.of(state, flags.unneeded().more().ignoreDaemonSets(), false, now);
        return used != null
                && used.share()
                        <= (used.ofGpu()
                                ? flags.unneeded().gpuThreshold()
                                : flags.unneeded().threshold());
    }

    /** Whether all its pods have another place; then they are there and the node is gone, for the nodes after it. */
    private @Nullable Removable simulate(Picture picture, Candidate candidate, Budgets budgets) {
        PlacedNode node = candidate.node();
        Instant now = picture.view().now();
        PodDrain drain = budgets.rules(flags, now).judge(picture.stateOf(node).pods());
        if (drain.blocker() != null) {
            return null;
        }
        Placement placement = picture.placement();
        int mark = placement.mark();
        for (Pod pod : drain.evicted()) {
            int shape = placement.shape(pod.shape());
            placement.unbind(pod.terminating() ? placement.terminating(shape) : shape, node.handle());
        }
        boolean placed =
                picture.placeAll(drain.evicted(), hints, handle -> handle != node.handle() && picture.isThere(handle));
        if (!placed) {
            placement.undo(mark);
            return null;
        }
        placement.keep(mark);
        picture.remove(node);
        boolean risky = !budgets.take(drain.evicted());
        return new Removable(node, candidate.group(), drain.evicted(), risky);
    }

    private boolean remove(List<Removable> removable, Instant now, Alarm next) {
        Map<String, Integer> sizes = new TreeMap<>();
        cache.groups()
                .forEach(state -> sizes.put(
                        state.group().name(), cache.target(state.group().name())));
        Map<String, Integer> least = new TreeMap<>();
        cache.groups()
                .forEach(state -> least.put(state.group().name(), state.group().minSize()));
        var empty = new ArrayList<Removable>();
        var drained = new ArrayList<Removable>();
        for (Removable each : removable) {
            Instant due = dueAt(each);
            String group = each.group();
            if (!due.isBefore(now)) {
                next.at(due.plusMillis(1));
            } else if (sizes.getOrDefault(group, 0) - removals.count(group) > least.getOrDefault(group, 0)) {
                sizes.merge(group, -1, Integer::sum);
                (each.pods().isEmpty() ? empty : drained).add(each);
            }
        }
        drained.sort(Comparator.comparing(Removable::risky));
        int parallel = flags.removal().parallel() - removals.count();
        List<Removable> emptyNow = byGroup(empty, parallel);
        int drains = Math.min(parallel - emptyNow.size(), flags.removal().parallelDrains() - removals.drains());
        List<Removable> drainedNow = byGroup(drained, drains);
        emptyNow.forEach(each -> begin(each, false));
        drainedNow.forEach(each -> begin(each, true));
        return !emptyNow.isEmpty() || !drainedNow.isEmpty();
    }

    private Instant dueAt(Removable each) {
        Instant since = unneededSince.getOrDefault(each.node().name(), Instant.MAX);
        boolean ready = each.node().state().node().status().ready();
        return since.plus(
                ready ? flags.unneeded().time() : flags.unneeded().more().unreadyTime());
    }

    /** As many as may go, group by group in the order in which groups come up. */
    private static List<Removable> byGroup(List<Removable> all, int atMost) {
        var buckets = new LinkedHashMap<String, List<Removable>>();
        all.forEach(each -> buckets.computeIfAbsent(each.group(), group -> new ArrayList<>())
                .add(each));
        return buckets.values().stream()
                .flatMap(List::stream)
                .limit(Math.max(0, atMost))
                .toList();
    }

    private void begin(Removable each, boolean drain) {
        Node node = each.node().state().node();
        removals.begin(
                new Removals.Removal(node.name(), each.group(), node.status().instanceId(), drain));
    }

    /** What disruption budgets still allow within one loop. */
    private static final class Budgets {

        private List<PodDisruptionBudget> left;
        private @Nullable DrainRules rules;

        Budgets(List<PodDisruptionBudget> budgets) {
            left = budgets;
        }

        DrainRules rules(Flags flags, Instant now) {
            DrainRules known = rules;
            if (known == null) {
                known = new DrainRules(new DrainContext(flags.drain(), new CoveringBudgets(left), now));
                rules = known;
            }
            return known;
        }

        /** Takes these pods off; whether all of them could go at once. */
        boolean take(List<Pod> pods) {
            boolean allAtOnce = true;
            var after = new ArrayList<PodDisruptionBudget>();
            boolean any = false;
            for (PodDisruptionBudget budget : left) {
                int covered = (int)
                        pods.stream().filter(pod -> budget.covers(pod.shape())).count();
                allAtOnce &= covered <= budget.disruptionsAllowed();
                any |= covered > 0;
                after.add(
                        covered == 0
                                ? budget
                                : new PodDisruptionBudget(
                                        budget.namespace(),
                                        budget.name(),
                                        budget.selector(),
                                        budget.disruptionsAllowed() - covered));
            }
            if (any) {
                left = after;
                rules = null;
            }
            return allAtOnce;
        }
    }
}
