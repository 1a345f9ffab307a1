package dev.plimsoll.simulator.world.fault;

/**
 * Something that goes wrong for a while. The target is a node group or empty for all; what the amount means is said by the
 * kind.
 */
public sealed interface Fault {

    Window window();

    String target();

    double amount();

    /** Whether it strikes this node group. */
    default boolean isAimedAt(String group) {
        return target().isEmpty() || target().equals(group);
    }

    FaultKind kind();

    static Fault of(FaultKind kind, Window window, String target, double amount) {
        return switch (kind) {
            case DoorFault door -> new AtDoor(door, window, target, amount);
            case WorldFault world -> new InWorld(world, window, target, amount);
            case ProcessFault process -> new InProcess(process, window, target, amount);
        };
    }

    /** From when to when, in milliseconds since the start of the run. */
    record Window(long fromMillis, long untilMillis) {

        public Window {
            if (fromMillis < 0 || untilMillis < fromMillis) {
                throw new IllegalArgumentException("a fault from " + fromMillis + " ms to " + untilMillis
                        + " ms: give a start of 0 or more and an end not before it");
            }
        }
    }

    /** Between an autoscaler and its world: see {@link DoorFault}. */
    record AtDoor(DoorFault kind, Window window, String target, double amount) implements Fault {}

    /** In the world itself: see {@link WorldFault}. */
    record InWorld(WorldFault kind, Window window, String target, double amount) implements Fault {}

    /** In the process that decides: see {@link ProcessFault}. */
    record InProcess(ProcessFault kind, Window window, String target, double amount) implements Fault {}
}
