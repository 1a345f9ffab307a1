package dev.plimsoll.kubernetes.watch;

/**
 * How much of a cluster is kept, so that nobody who may create objects can take the memory of those who need it: bytes of one
 * object; objects of one kind (pods on nodes are not counted, as nodes bound them); and bytes of what pods ask for in different
 * ways, in all and from one namespace. What is beyond is passed over, and said.
 */
public record WatchLimits(int objectBytes, int objects, long shapeBytes, long shapeBytesOfNamespace) {

    private static final int OBJECT_BYTES = 128 << 10;
    private static final int HEAP_BYTES_AN_OBJECT = 1 << 10;
    private static final int PART_FOR_OBJECTS = 8;
    private static final int PART_FOR_SHAPES = 4;
    private static final int PART_OF_NAMESPACE = 2;

    /** Nobody is limited by them who has the heap that a cluster of that size needs. */
    public static WatchLimits ofHeap(long bytes) {
        long shapes = bytes / PART_FOR_SHAPES;
        return new WatchLimits(
                OBJECT_BYTES,
                (int) Math.min(Integer.MAX_VALUE, bytes / PART_FOR_OBJECTS / HEAP_BYTES_AN_OBJECT),
                shapes,
                shapes / PART_OF_NAMESPACE);
    }
}
