package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.draining.CoveringBudgets;
import dev.plimsoll.core.draining.DrainContext;
import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.PodDrain;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.engine.Engine;
import dev.plimsoll.simulator.world.door.ApiDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Removals under way, each beside the loop (pkg/core/scaledown/actuation): a taint, a pause, for a node with pods an eviction of
 * all of them, a look every five seconds whether they are gone, and the end of the instance; or the taint taken off again.
 */
final class Removals {

    private static final Duration EVICTION_RETRY = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration HEADROOM = Duration.ofSeconds(30);

    private final Engine engine;
    private final ApiDoor api;
    private final GroupCache cache;
    private final Flags flags;
    private final TreeMap<String, Removal> underWay = new TreeMap<>();

    /** A node, its group and instance, and whether pods are thrown off it. */
    record Removal(String node, String group, String instance, boolean drain) {}

    Removals(Engine engine, ApiDoor api, GroupCache cache, Flags flags) {
        this.engine = engine;
        this.api = api;
        this.cache = cache;
        this.flags = flags;
    }

    boolean isUnderWay(String node) {
        return underWay.containsKey(node);
    }

    int count() {
        return underWay.size();
    }

    int drains() {
        return (int) underWay.values().stream().filter(Removal::drain).count();
    }

    int count(String group) {
        return (int) underWay.values().stream()
                .filter(removal -> removal.group().equals(group))
                .count();
    }

    /** Names of the nodes that are being drained, in order. */
    List<String> drainedNodes() {
        return underWay.values().stream()
                .filter(Removal::drain)
                .map(Removal::node)
                .toList();
    }

    void begin(Removal removal) {
        String since = Long.toString(engine.nowMillis() / 1000);
        api.taint(removal.node(), new Taint(WellKnown.TO_BE_DELETED, since, Taint.Effect.NO_SCHEDULE));
        underWay.put(removal.node(), removal);
        engine.after(flags.removal().steps().afterTaint().toMillis(), () -> lookAgain(removal));
    }

    private void lookAgain(Removal removal) {
        NodeState state = node(removal.node());
        if (state == null) {
            underWay.remove(removal.node());
            return;
        }
        Instant now = Instant.ofEpochMilli(engine.nowMillis());
        PodDrain drain = new DrainRules(new DrainContext(
                        flags.drain(), new CoveringBudgets(api.budgets(now).items()), now))
                .judge(state.pods());
        boolean empty = drain.evicted().isEmpty() && drain.awaited().isEmpty();
        if (drain.blocker() != null || (!removal.drain() && !empty)) {
            giveUp(removal);
        } else if (removal.drain()) {
            Set<String> leaving = new HashSet<>(); // asked only, never walked
            drain.evicted().forEach(pod -> leaving.add(pod.id()));
            evict(removal, drain.evicted(), leaving, engine.nowMillis());
        } else {
            end(removal);
        }
    }

    /** All pods are asked to go at once; those that a budget holds are asked again until time is up. */
    private void evict(Removal removal, List<Pod> pods, Set<String> leaving, long sinceMillis) {
        var refused = new ArrayList<Pod>();
        for (Pod pod : pods) {
            if (!api.evict(pod.id()).equals(Outcome.DONE)) {
                refused.add(pod);
            }
        }
        if (refused.isEmpty()) {
            await(removal, leaving, engine.nowMillis());
        } else if (engine.nowMillis() - sinceMillis
                < flags.removal().steps().evictionTime().toMillis()) {
            engine.after(EVICTION_RETRY.toMillis(), () -> evict(removal, refused, leaving, sinceMillis));
        } else {
            giveUp(removal);
        }
    }

    private void await(Removal removal, Set<String> leaving, long sinceMillis) {
        NodeState state = node(removal.node());
        if (state == null || state.pods().stream().noneMatch(pod -> leaving.contains(pod.id()))) {
            end(removal);
        } else if (engine.nowMillis() - sinceMillis
                < flags.removal().steps().gracefulTermination().plus(HEADROOM).toMillis()) {
            engine.after(LOOK.toMillis(), () -> await(removal, leaving, sinceMillis));
        } else {
            giveUp(removal);
        }
    }

    private void end(Removal removal) {
        underWay.remove(removal.node());
        if (!cache.terminate(removal.instance())) {
            api.untaint(removal.node(), WellKnown.TO_BE_DELETED);
        }
    }

    private void giveUp(Removal removal) {
        underWay.remove(removal.node());
        api.untaint(removal.node(), WellKnown.TO_BE_DELETED);
    }

    private @Nullable NodeState node(String name) {
        for (NodeState state :
                api.nodes(Instant.ofEpochMilli(engine.nowMillis())).items()) {
            if (state.node().name().equals(name)) {
                return state;
            }
        }
        return null;
    }
}
