package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import java.util.Arrays;

/**
 * NodeResourcesFit: what is left on every node; less than nothing where more is bound than fits. All that is read of a node
 * again and again lies side by side, so that looking at a node touches memory once.
 */
final class ResourceLedger implements Filter {

    private static final int WIDTH_SHIFT = 3;
    private static final int FREE_CPU = 0;
    private static final int FREE_MEMORY = 1;
    private static final int FREE_PODS = 2;
    private static final int SCORED_CPU = 3;
    private static final int SCORED_MEMORY = 4;
    private static final int ALLOCATABLE_CPU = 5;
    private static final int ALLOCATABLE_MEMORY = 6;
    private static final int BALANCE = 7;

    private static final int UNKNOWN = -1;

    private final ResourceNames names;
    private long[] accounts = new long[16 << WIDTH_SHIFT];
    private int capacity = 16;
    private long[][] freeOthers = new long[0][];

    ResourceLedger(ResourceNames names) {
        this.names = names;
    }

    /** Opens the account of a node on which nothing is bound. */
    void open(int handle, Node node) {
        Resources allocatable = node.allocatable();
        ensure(handle + 1);
        int at = handle << WIDTH_SHIFT;
        accounts[at + FREE_CPU] = allocatable.cpuMillis();
        accounts[at + FREE_MEMORY] = allocatable.memoryBytes();
        accounts[at + FREE_PODS] = allocatable.pods();
        accounts[at + SCORED_CPU] = 0;
        accounts[at + SCORED_MEMORY] = 0;
        accounts[at + ALLOCATABLE_CPU] = allocatable.cpuMillis();
        accounts[at + ALLOCATABLE_MEMORY] = allocatable.memoryBytes();
        accounts[at + BALANCE] = UNKNOWN;
        allocatable.others().keySet().forEach(names::idOf);
        ensureColumns();
        for (int resource = 0; resource < freeOthers.length; resource++) {
            freeOthers[resource][handle] = allocatable.other(names.nameOf(resource));
        }
    }

    /** Takes what so many pods of the shape request, or gives it back when negative. */
    void take(ShapeEntry shape, int node, int pods) {
        int at = node << WIDTH_SHIFT;
        accounts[at + FREE_CPU] -= shape.cpuMillis * pods;
        accounts[at + FREE_MEMORY] -= shape.memoryBytes * pods;
        accounts[at + FREE_PODS] -= (long) shape.pods * pods;
        accounts[at + SCORED_CPU] += shape.placedCpuMillis * pods;
        accounts[at + SCORED_MEMORY] += shape.placedMemoryBytes * pods;
        accounts[at + BALANCE] = UNKNOWN;
        if (shape.otherResources.length > 0) {
            takeOthers(shape, node, pods);
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
    public Scope scope(ShapeEntry shape) {
        return Scope.NODE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        int at = node << WIDTH_SHIFT;
        return shape.pods <= accounts[at + FREE_PODS]
                && (shape.cpuMillis <= accounts[at + FREE_CPU] || shape.cpuMillis == 0)
                && (shape.memoryBytes <= accounts[at + FREE_MEMORY] || shape.memoryBytes == 0)
                && (shape.otherResources.length == 0 || missingOther(shape, node) < 0);
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        if (freePods(node) < shape.pods) {
            return new Misfit.InsufficientResource("pods", shape.pods, freePods(node));
        }
        if (shape.cpuMillis > freeCpuMillis(node) && shape.cpuMillis > 0) {
            return new Misfit.InsufficientResource("cpu", shape.cpuMillis, freeCpuMillis(node));
        }
        if (shape.memoryBytes > freeMemoryBytes(node) && shape.memoryBytes > 0) {
            return new Misfit.InsufficientResource("memory", shape.memoryBytes, freeMemoryBytes(node));
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
        long room = freePods(node) / shape.pods;
        if (shape.cpuMillis > 0) {
            room = Math.min(room, freeCpuMillis(node) / shape.cpuMillis);
        }
        if (shape.memoryBytes > 0) {
            room = Math.min(room, freeMemoryBytes(node) / shape.memoryBytes);
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
        return accounts[(node << WIDTH_SHIFT) + FREE_CPU];
    }

    long freeMemoryBytes(int node) {
        return accounts[(node << WIDTH_SHIFT) + FREE_MEMORY];
    }

    int freePods(int node) {
        return (int) accounts[(node << WIDTH_SHIFT) + FREE_PODS];
    }

    /** What is left of a resource other than cpu, memory and pods. */
    long freeOther(String resource, int node) {
        int column = names.idOf(resource);
        ensureColumns();
        return freeOthers[column][node];
    }

    long allocatableCpuMillis(int node) {
        return accounts[(node << WIDTH_SHIFT) + ALLOCATABLE_CPU];
    }

    long allocatableMemoryBytes(int node) {
        return accounts[(node << WIDTH_SHIFT) + ALLOCATABLE_MEMORY];
    }

    /** What is used by requests in which silent containers count for the scheduler's defaults. */
    long scoredCpuMillis(int node) {
        return accounts[(node << WIDTH_SHIFT) + SCORED_CPU];
    }

    /** What is used by requests in which silent containers count for the scheduler's defaults. */
    long scoredMemoryBytes(int node) {
        return accounts[(node << WIDTH_SHIFT) + SCORED_MEMORY];
    }

    /** What was noted of how evenly cpu and memory are used, if nothing has changed since; less than 0 otherwise. */
    int balance(int node) {
        return (int) accounts[(node << WIDTH_SHIFT) + BALANCE];
    }

    void noteBalance(int node, int balance) {
        accounts[(node << WIDTH_SHIFT) + BALANCE] = balance;
    }

    private void ensure(int handles) {
        if (handles > capacity) {
            capacity = Math.max(handles, 2 * capacity);
            accounts = Arrays.copyOf(accounts, capacity << WIDTH_SHIFT);
            for (int resource = 0; resource < freeOthers.length; resource++) {
                freeOthers[resource] = Arrays.copyOf(freeOthers[resource], capacity);
            }
        }
    }

    private void ensureColumns() {
        int known = freeOthers.length;
        if (names.count() > known) {
            freeOthers = Arrays.copyOf(freeOthers, names.count());
            for (int resource = known; resource < freeOthers.length; resource++) {
                freeOthers[resource] = new long[capacity];
            }
        }
    }
}
