package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import java.util.Arrays;

/** NodeResourcesFit: what is left on every node, column by column; less than nothing where more is bound than fits. */
final class ResourceLedger implements Filter {

    private final ResourceNames names;
    private final FreeBlocks blocks = new FreeBlocks();
    private long[] freeCpuMillis = new long[16];
    private long[] freeMemoryBytes = new long[16];
    private int[] freePods = new int[16];
    private long[] allocatableCpuMillis = new long[16];
    private long[] allocatableMemoryBytes = new long[16];
    private long[] scoredCpuMillis = new long[16];
    private long[] scoredMemoryBytes = new long[16];
    private long[][] freeOthers = new long[0][];

    ResourceLedger(ResourceNames names) {
        this.names = names;
    }

    /** Opens the account of a node on which nothing is bound. */
    void open(int handle, Node node) {
        Resources allocatable = node.allocatable();
        ensure(handle + 1);
        freeCpuMillis[handle] = allocatable.cpuMillis();
        freeMemoryBytes[handle] = allocatable.memoryBytes();
        freePods[handle] = allocatable.pods();
        allocatableCpuMillis[handle] = allocatable.cpuMillis();
        allocatableMemoryBytes[handle] = allocatable.memoryBytes();
        scoredCpuMillis[handle] = 0;
        scoredMemoryBytes[handle] = 0;
        allocatable.others().keySet().forEach(names::idOf);
        ensureColumns();
        for (int resource = 0; resource < freeOthers.length; resource++) {
            freeOthers[resource][handle] = allocatable.other(names.nameOf(resource));
        }
        raiseBlock(handle);
    }

    FreeBlocks blocks() {
        return blocks;
    }

    void raiseBlock(int node) {
        blocks.raise(node, freeCpuMillis[node], freeMemoryBytes[node], freePods[node]);
    }

    /** Takes what so many pods of the shape request, or gives it back when negative. */
    void take(ShapeEntry shape, int node, int pods) {
        freeCpuMillis[node] -= shape.cpuMillis * pods;
        freeMemoryBytes[node] -= shape.memoryBytes * pods;
        freePods[node] -= shape.pods * pods;
        scoredCpuMillis[node] += shape.placedCpuMillis * pods;
        scoredMemoryBytes[node] += shape.placedMemoryBytes * pods;
        if (shape.otherResources.length > 0) {
            takeOthers(shape, node, pods);
        }
        if (pods < 0) {
            raiseBlock(node);
        }
    }

    private void takeOthers(ShapeEntry shape, int node, int pods) {
        ensureColumns();
        for (int i = 0; i < shape.otherResources.length; i++) {
            freeOthers[shape.otherResources[i]][node] -= shape.otherAmounts[i] * pods;
        }
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return true;
    }

    @Override
    public boolean isByProfile(ShapeEntry shape) {
        return false;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return freePods[node] >= shape.pods
                && (shape.cpuMillis <= freeCpuMillis[node] || shape.cpuMillis == 0)
                && (shape.memoryBytes <= freeMemoryBytes[node] || shape.memoryBytes == 0)
                && (shape.otherResources.length == 0 || missingOther(shape, node) < 0);
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        if (freePods[node] < shape.pods) {
            return new Misfit.InsufficientResource("pods", shape.pods, freePods[node]);
        }
        if (shape.cpuMillis > freeCpuMillis[node] && shape.cpuMillis > 0) {
            return new Misfit.InsufficientResource("cpu", shape.cpuMillis, freeCpuMillis[node]);
        }
        if (shape.memoryBytes > freeMemoryBytes[node] && shape.memoryBytes > 0) {
            return new Misfit.InsufficientResource("memory", shape.memoryBytes, freeMemoryBytes[node]);
        }
        int missing = missingOther(shape, node);
        int resource = shape.otherResources[missing];
        return new Misfit.InsufficientResource(
                names.nameOf(resource), shape.otherAmounts[missing], freeOthers[resource][node]);
    }

    /** The index of the first other resource of which too little is left; less than 0 if there is none. */
    private int missingOther(ShapeEntry shape, int node) {
        ensureColumns();
        for (int i = 0; i < shape.otherResources.length; i++) {
            if (shape.otherAmounts[i] > freeOthers[shape.otherResources[i]][node]) {
                return i;
            }
        }
        return -1;
    }

    /** How many more pods of the shape what is left would hold. */
    @Override
    public int room(ShapeEntry shape, int node) {
        long room = freePods[node] / shape.pods;
        if (shape.cpuMillis > 0) {
            room = Math.min(room, freeCpuMillis[node] / shape.cpuMillis);
        }
        if (shape.memoryBytes > 0) {
            room = Math.min(room, freeMemoryBytes[node] / shape.memoryBytes);
        }
        if (shape.otherResources.length > 0) {
            ensureColumns();
            for (int i = 0; i < shape.otherResources.length; i++) {
                room = Math.min(room, freeOthers[shape.otherResources[i]][node] / shape.otherAmounts[i]);
            }
        }
        return (int) Math.max(0, room);
    }

    long freeCpuMillis(int node) {
        return freeCpuMillis[node];
    }

    long freeMemoryBytes(int node) {
        return freeMemoryBytes[node];
    }

    /** What is left of a resource other than cpu, memory and pods. */
    long freeOther(String resource, int node) {
        int column = names.idOf(resource);
        ensureColumns();
        return freeOthers[column][node];
    }

    int freePods(int node) {
        return freePods[node];
    }

    long allocatableCpuMillis(int node) {
        return allocatableCpuMillis[node];
    }

    long allocatableMemoryBytes(int node) {
        return allocatableMemoryBytes[node];
    }

    /** What is used by requests in which silent containers count for the scheduler's defaults. */
    long scoredCpuMillis(int node) {
        return scoredCpuMillis[node];
    }

    /** What is used by requests in which silent containers count for the scheduler's defaults. */
    long scoredMemoryBytes(int node) {
        return scoredMemoryBytes[node];
    }

    private void ensure(int capacity) {
        if (capacity > freePods.length) {
            int grown = Math.max(capacity, 2 * freePods.length);
            freeCpuMillis = Arrays.copyOf(freeCpuMillis, grown);
            freeMemoryBytes = Arrays.copyOf(freeMemoryBytes, grown);
            freePods = Arrays.copyOf(freePods, grown);
            allocatableCpuMillis = Arrays.copyOf(allocatableCpuMillis, grown);
            allocatableMemoryBytes = Arrays.copyOf(allocatableMemoryBytes, grown);
            scoredCpuMillis = Arrays.copyOf(scoredCpuMillis, grown);
            scoredMemoryBytes = Arrays.copyOf(scoredMemoryBytes, grown);
            for (int resource = 0; resource < freeOthers.length; resource++) {
                freeOthers[resource] = Arrays.copyOf(freeOthers[resource], grown);
            }
        }
    }

    private void ensureColumns() {
        int known = freeOthers.length;
        if (names.count() > known) {
            freeOthers = Arrays.copyOf(freeOthers, names.count());
            for (int resource = known; resource < freeOthers.length; resource++) {
                freeOthers[resource] = new long[freePods.length];
            }
        }
    }
}
