package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import java.util.List;

/**
 * How the life of one node begins: how long it is registered and not ready, the taints that it bears at first, and the share
 * of the memory promised for it that it turns out not to have.
 */
public record NodeLife(long notReadyMillis, List<Startup> startup, double memoryShortShare) {

    /** Something never happens. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /** Ready when it registers, without taints of its own, and as promised. */
    public static final NodeLife PERFECT = new NodeLife(0, List.of(), 0);

    public NodeLife {
        startup = List.copyOf(startup);
    }

    /** A taint that comes off so long after the node registers, or never. */
    public record Startup(Taint taint, long millis) {}

    /** What of it stays when the node has begun its life. */
    NodeLife lasting() {
        List<Startup> kept =
                startup.stream().filter(each -> each.millis() == FOR_EVER).toList();
        return new NodeLife(0, kept, memoryShortShare);
    }

    boolean isReadyAtOnce() {
        return notReadyMillis == 0;
    }

    Resources allocatable(Resources promised) {
        return memoryShortShare == 0
                ? promised
                : new Resources(
                        promised.cpuMillis(),
                        Math.round(promised.memoryBytes() * (1 - memoryShortShare)),
                        promised.pods(),
                        promised.others());
    }
}
