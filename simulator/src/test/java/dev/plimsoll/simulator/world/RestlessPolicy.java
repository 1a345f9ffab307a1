package dev.plimsoll.simulator.world;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.policy.RoundClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Does every ten seconds whatever comes to its mind: raises, taints, evicts and ends without plan, by a seed of its own. */
public final class RestlessPolicy implements Policy {

    private final RandomGenerator whims;

    public RestlessPolicy(long seed) {
        whims = new RandomStreams(seed).stream("whims", "", 0);
    }

    @Override
    public PolicyLabel label() {
        return new PolicyLabel("restless", PolicyLabel.Kind.MODEL);
    }

    @Override
    public void attach(SimulatedWorld world) {
        new RoundClock(world.engine(), 10_000, true, now -> {
                    act(world, Instant.ofEpochMilli(now));
                    return RoundClock.Round.NEVER;
                })
                .start();
    }

    private void act(SimulatedWorld world, Instant now) {
        Observation seen = world.doors().observer().observe(now);
        NodeGroupState group = pick(seen.groups().items());
        if (!seen.unschedulablePods().items().isEmpty() || whims.nextInt(20) == 0) {
            int target = group.desired() + 1 + whims.nextInt(3);
            world.doors().actuator().act(new Action.RaiseDesired(group.group().name(), group.desired(), target), now);
        }
        if (seen.nodes().items().isEmpty()) {
            return;
        }
        NodeState node = pick(seen.nodes().items());
        String name = node.node().name();
        switch (whims.nextInt(8)) {
            case 0, 1 -> world.doors().actuator().act(new Action.TaintNode(name, "whim"), now);
            case 2, 3 -> world.doors().actuator().act(new Action.UntaintNode(name, "whim"), now);
            case 4 -> {
                for (Pod pod : node.pods()) {
                    world.doors().actuator().act(new Action.EvictPod(pod.id(), name), now);
                }
            }
            case 5 -> {
                String instance = node.node().status().instanceId();
                String owner =
                        Objects.requireNonNull(world.aws().instance(instance)).group();
                world.doors().actuator().act(new Action.TerminateInstance(instance, owner), now);
            }
            case 6 -> world.aws().setDesiredCapacity(group.group().name(), group.desired() - 1);
            default -> world.kubernetes().cordon(name, whims.nextBoolean());
        }
    }

    private <T> T pick(List<T> items) {
        return items.get(whims.nextInt(items.size()));
    }
}
