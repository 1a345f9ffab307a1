package dev.plimsoll.simulator.world.fault;

import dev.plimsoll.simulator.world.cloud.SimulatedAws;
import dev.plimsoll.simulator.world.cluster.SimulatedCluster;
import dev.plimsoll.simulator.world.door.Doors;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.List;

/** Lets faults happen in one world: those of the world at their times, those of the doors before an autoscaler's own. */
public final class Faults {

    private final WorldContext context;
    private final SimulatedAws aws;
    private final SimulatedCluster cluster;

    public Faults(WorldContext context, SimulatedAws aws, SimulatedCluster cluster) {
        this.context = context;
        this.aws = aws;
        this.cluster = cluster;
    }

    /** To be called at the start of a run: the doors as they are with these faults, which happen from now on. */
    public Doors impose(List<Fault> faults, Doors doors, FaultTally tally) {
        var world = new WorldFaults(context, new WorldFaults.World(aws, cluster), tally);
        for (Fault fault : faults) {
            if (fault instanceof Fault.InWorld inWorld) {
                world.schedule(inWorld);
            }
        }
        var atDoor = new DoorFaults(context, tally, faults);
        var cloud = new FaultyCloudDoor(doors.cloud(), atDoor);
        context.onChange(cloud::remember);
        cloud.remember();
        return new Doors(new FaultyApiDoor(doors.api(), atDoor), cloud);
    }
}
