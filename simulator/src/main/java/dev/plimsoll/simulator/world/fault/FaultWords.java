package dev.plimsoll.simulator.world.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The words for kinds of faults: as the constants, in small letters with hyphens. */
public final class FaultWords {

    private static final SortedMap<String, Enum<?>> KINDS = kinds();

    private FaultWords() {}

    static String of(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SortedMap<String, Enum<?>> kinds() {
        var kinds = new TreeMap<String, Enum<?>>();
        for (DoorFault kind : DoorFault.values()) {
            kinds.put(of(kind), kind);
        }
        for (WorldFault kind : WorldFault.values()) {
            kinds.put(of(kind), kind);
        }
        for (ProcessFault kind : ProcessFault.values()) {
            kinds.put(of(kind), kind);
        }
        return kinds;
    }

    /** All of them in alphabetical order. */
    public static List<String> all() {
        return new ArrayList<>(KINDS.keySet());
    }

    /** The fault of a kind told by its word; an IllegalArgumentException that names those there are when there is none. */
    public static Fault fault(String word, Fault.Window window, String target, double amount) {
        @Nullable Enum<?> kind = KINDS.get(word);
        return switch (kind) {
            case DoorFault door -> new Fault.AtDoor(door, window, target, amount);
            case WorldFault world -> new Fault.InWorld(world, window, target, amount);
            case ProcessFault process -> new Fault.InProcess(process, window, target, amount);
            case null, default ->
                throw new IllegalArgumentException(
                        "no fault is called \"" + word + "\": use one of " + String.join(", ", KINDS.keySet()));
        };
    }
}
