package dev.plimsoll.simulator.world.state;

import org.jspecify.annotations.Nullable;

/** The volume that the pods of one replica use one after the other: made in the zone where the first of them is bound. */
public final class OwnVolume {

    private @Nullable String zone;

    /** Where it is; null before it is made. */
    @Nullable
    public String zone() {
        return zone;
    }

    public void makeIn(String chosen) {
        zone = chosen;
    }
}
