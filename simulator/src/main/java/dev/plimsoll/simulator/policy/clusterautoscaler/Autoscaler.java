package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.round.PlacementTracker;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.door.ApiDoor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One loop after the other (pkg/core/static_autoscaler.go): read, settle what was asked for, buy, give back, mark. */
final class Autoscaler implements LoopClock.Body {

    /** Pods younger than this put a purchase off if there are no older ones. */
    private static final Duration NEW_POD = Duration.ofSeconds(2);

    /** Its list of pods is behind the watch that starts a loop by so much. */
    private static final long LIST_LAG_MILLIS = 15;

    private final Flags flags;
    private final ApiDoor api;
    private final long seed;
    private final GroupCache cache;
    private final Registry registry;
    private final Templates templates;
    private final ScaleUp scaleUp;
    private final Removals removals;
    private final ScaleDown scaleDown;
    private final PlacementTracker tracker = new PlacementTracker();
    private final Hints hints = new Hints();
    private final Deque<Appearance> appeared = new ArrayDeque<>();
    private Instant lastScaleUp = Instant.EPOCH;
    private Instant lastScaleDown = Instant.EPOCH;
    private int lastMatch;

    private record Appearance(long atMillis, String pod) {}

    Autoscaler(SimulatedWorld world, Flags flags) {
        this.flags = flags;
        this.api = world.doors().api();
        this.seed = world.seed();
        Catalogue catalogue = Catalogue.of(InstanceSettings.DEFAULT);
        cache = new GroupCache(world.doors().cloud());
        registry = new Registry(flags.loop());
        templates = new Templates(catalogue::find);
        scaleUp = new ScaleUp(flags.growth(), cache, registry, templates, seed);
        removals = new Removals(world.engine(), api, cache, flags);
        scaleDown = new ScaleDown(flags, cache, removals);
    }

    void refresh(long nowMillis) {
        cache.refresh(nowMillis);
    }

    void podAppeared(long nowMillis, String pod) {
        appeared.addLast(new Appearance(nowMillis, pod));
    }

    @Override
    public void passOver(long loopMillis) {
        cache.passOver(loopMillis);
    }

    @Override
    public long lastActionMillis() {
        return Math.max(lastScaleUp.toEpochMilli(), lastScaleDown.toEpochMilli());
    }

    @Override
    public long run(long nowMillis) {
        cache.refreshIfDue(nowMillis);
        Instant now = Instant.ofEpochMilli(nowMillis);
        ClusterView view = tracker.view(
                new Observation(
                        api.nodes(now),
                        visible(api.unschedulablePods(now), nowMillis),
                        new Snapshot<>(cache.groups(), now, true),
                        api.budgets(now),
                        ClusterFacts.NONE),
                now);
        int mark = view.placement().mark();
        var next = new Alarm(now);
        try {
            loop(view, next);
        } finally {
            view.placement().undo(mark);
        }
        long stale = cache.isWantedAnew() ? nowMillis + 1 : cache.staleUntilMillis(now);
        Instant wake = next.earliest();
        return Math.min(stale, wake == null ? NEVER : wake.toEpochMilli());
    }

    /** Pods that turned out to fit nowhere a moment ago are not in its list yet. */
    private Snapshot<Pod> visible(Snapshot<Pod> pods, long nowMillis) {
        while (!appeared.isEmpty() && appeared.getFirst().atMillis() < nowMillis - LIST_LAG_MILLIS) {
            appeared.removeFirst();
        }
        if (appeared.isEmpty()) {
            return pods;
        }
        Set<String> hidden = new HashSet<>(); // asked only, never walked
        appeared.forEach(each -> hidden.add(each.pod()));
        return new Snapshot<>(
                pods.items().stream().filter(pod -> !hidden.contains(pod.id())).toList(), pods.readAt(), true);
    }

    private void loop(ClusterView view, Alarm next) {
        Instant learnt = templates.learn(view);
        if (learnt != null) {
            next.at(learnt);
        }
        if (!appeared.isEmpty()) {
            next.at(view.now().plusMillis(1));
        }
        registry.update(view, cache, next);
        endOverdue(view);
        if (registry.isUnhealthy()) {
            scaleDown.forget();
            return;
        }
        List<PlacedNode> nodes = byLot(view.nodes());
        Picture picture = picture(view, nodes);
        boolean tooNew = buy(picture, next);
        if (flags.unneeded().enabled()) {
            giveBack(picture, nodes, tooNew, next);
        }
        lastMatch = picture.order().last();
    }

    private void endOverdue(ClusterView view) {
        for (NodeGroupState state : cache.groups()) {
            String group = state.group().name();
            for (String instance : registry.overdue(group)) {
                if (cache.target(group) > state.group().minSize()) {
                    cache.terminate(instance);
                }
            }
            if (cache.unfulfillable(group) > 0) {
                cache.dropPlaceholders(group, view.now());
            }
        }
    }

    /** In the real one the order of nodes is chance: here it is the seed's. */
    private List<PlacedNode> byLot(List<PlacedNode> nodes) {
        var shuffled = new ArrayList<>(nodes);
        shuffled.sort(Comparator.comparingLong((PlacedNode node) -> Lots.of(seed, node.name()))
                .thenComparing(PlacedNode::name));
        return shuffled;
    }

    private Picture picture(ClusterView view, List<PlacedNode> nodes) {
        Set<String> replaced = new TreeSet<>();
        for (NodeGroupState state : cache.groups()) {
            String group = state.group().name();
            if (registry.upcoming(group, cache, view.now()) > 0) {
                replaced.addAll(registry.notStarted(group));
            }
        }
        var picture = new Picture(view, nodes, replaced, lastMatch);
        for (NodeGroupState state : cache.groups()) {
            String group = state.group().name();
            int upcoming = registry.upcoming(group, cache, view.now());
            for (int i = 0; i < upcoming && !state.group().templates().isEmpty(); i++) {
                picture.addUpcoming(templates.of(state.group()), "upcoming-" + group + "-" + i);
            }
        }
        return picture;
    }

    /** Buys for pods that fit nowhere; true when they are all so new that nothing is done in this loop. */
    private boolean buy(Picture picture, Alarm next) {
        Instant now = picture.view().now();
        List<Pod> leftover = picture.place(pods(picture), hints, node -> true).stream()
                .filter(pod -> !isYoung(pod, now, next))
                .toList();
        hints.dropOld();
        if (leftover.isEmpty()) {
            return false;
        }
        if (leftover.stream().allMatch(pod -> isNew(pod, now))) {
            next.at(now.plusMillis(1));
            return true;
        }
        registry.nextEnd(next);
        if (scaleUp.grow(picture, leftover)) {
            lastScaleUp = now;
        }
        return false;
    }

    /** Those that wait, and those that nodes being drained will let go; none that count for nothing. */
    private List<Pod> pods(Picture picture) {
        var pods = new ArrayList<>(picture.view().seen().unschedulablePods().items());
        for (String name : removals.drainedNodes()) {
            PlacedNode node = picture.view().node(name);
            if (node != null) {
                for (Pod pod : node.state().pods()) {
                    if (!pod.terminating() && comesBack(pod)) {
                        pods.add(pod);
                    }
                }
            }
        }
        pods.removeIf(pod -> pod.shape().priority() < flags.drain().expendableBelow());
        return pods;
    }

    private static boolean comesBack(Pod pod) {
        return switch (pod.owner().kind()) {
            case DEPLOYMENT, REPLICATION_CONTROLLER, STATEFUL_SET, JOB, CUSTOM -> true;
            case DAEMON_SET, STATIC, BARE -> false;
        };
    }

    private boolean isYoung(Pod pod, Instant now, Alarm next) {
        Instant old = pod.createdAt().plus(flags.loop().newPodDelay());
        next.at(old);
        return old.isAfter(now);
    }

    /** By the second in which it was made. */
    private static boolean isNew(Pod pod, Instant now) {
        return pod.createdAt().truncatedTo(ChronoUnit.SECONDS).plus(NEW_POD).isAfter(now);
    }

    private void giveBack(Picture picture, List<PlacedNode> nodes, boolean tooNew, Alarm next) {
        Instant now = picture.view().now();
        if (scaleDown.scan(picture, nodes, tooNew || isCoolingDown(now, next), next)) {
            lastScaleDown = now;
        }
        softTaints(picture, nodes, next);
    }

    private boolean isCoolingDown(Instant now, Alarm next) {
        Instant afterAdd = lastScaleUp.plus(flags.removal().pauses().afterAdd());
        Instant afterDelete = lastScaleDown.plus(flags.removal().pauses().afterDelete());
        next.at(afterAdd);
        next.at(afterDelete);
        return afterAdd.isAfter(now) || afterDelete.isAfter(now);
    }

    /** Unneeded nodes bear a mild taint and needed ones do not; a few are changed a loop. */
    private void softTaints(Picture picture, List<PlacedNode> nodes, Alarm next) {
        int left = flags.unneeded().more().softTaints();
        String since = Long.toString(picture.view().now().getEpochSecond());
        for (boolean unneeded : List.of(false, true)) {
            for (PlacedNode placed : nodes) {
                Node node = placed.state().node();
                if (picture.view().ownership().of(placed) == null
                        || node.hasTaint(WellKnown.TO_BE_DELETED)
                        || removals.isUnderWay(node.name())
                        || scaleDown.isUnneeded(node.name()) != unneeded
                        || node.hasTaint(WellKnown.DELETION_CANDIDATE) == unneeded) {
                    continue;
                }
                if (left-- <= 0) {
                    next.at(picture.view().now().plusMillis(1));
                    return;
                }
                if (unneeded) {
                    api.taint(
                            node.name(),
                            new Taint(WellKnown.DELETION_CANDIDATE, since, Taint.Effect.PREFER_NO_SCHEDULE));
                } else {
                    api.untaint(node.name(), WellKnown.DELETION_CANDIDATE);
                }
            }
        }
    }
}
