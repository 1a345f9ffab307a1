package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;

/** The model in a world: started with flags, at some time against its own copy of the groups. */
public final class ClusterAutoscaler implements Policy {

    private static final PolicyLabel LABEL = new PolicyLabel("cluster-autoscaler", PolicyLabel.Kind.MODEL);

    private final Flags flags;
    private final Phase phase;
    private final boolean everyLoop;

    /** When its first loop begins and when it last read the groups before that, in milliseconds after the world's start. */
    public record Phase(long firstLoopMillis, long refreshedMillis) {

        /** It starts with the world. */
        public static final Phase AT_START = new Phase(0, 0);
    }

    /** With {@code everyLoop} no loop is left out, which must change nothing but the time it takes. */
    public ClusterAutoscaler(Flags flags, Phase phase, boolean everyLoop) {
        this.flags = flags;
        this.phase = phase;
        this.everyLoop = everyLoop;
    }

    @Override
    public PolicyLabel label() {
        return LABEL;
    }

    @Override
    public void attach(SimulatedWorld world) {
        long start = world.engine().nowMillis();
        var loop = new Autoscaler(world, flags);
        var clock = new LoopClock(world.engine(), flags.loop().scanInterval().toMillis(), everyLoop, loop);
        world.engine().at(start + phase.refreshedMillis(), () -> loop.refresh(start + phase.refreshedMillis()));
        world.onChange(clock::changed);
        world.listen(new WorldListener() {
            @Override
            public void podUnschedulable(long nowMillis, SimulatedPod pod) {
                loop.podAppeared(nowMillis, pod.id());
                clock.podAppeared();
            }
        });
        clock.start(start + phase.firstLoopMillis());
    }
}
