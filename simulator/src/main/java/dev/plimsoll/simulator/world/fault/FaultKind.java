package dev.plimsoll.simulator.world.fault;

import java.util.Locale;

/** What can go wrong: at the doors, in the world, or in the process that decides. */
public sealed interface FaultKind permits DoorFault, WorldFault, ProcessFault {

    /** The name of the constant. */
    String name();

    /** How it is written in traces, options and reports: as the constant, in small letters with hyphens. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
