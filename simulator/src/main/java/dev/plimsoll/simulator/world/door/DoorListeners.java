package dev.plimsoll.simulator.world.door;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Those who are told what is done at the doors, in the order in which they came. */
public final class DoorListeners {

    private final List<DoorListener> listeners = new ArrayList<>();

    public void add(DoorListener listener) {
        listeners.add(listener);
    }

    void tell(Consumer<DoorListener> happening) {
        for (DoorListener listener : listeners) {
            happening.accept(listener);
        }
    }
}
