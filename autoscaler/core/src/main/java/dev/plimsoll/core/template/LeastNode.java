package dev.plimsoll.core.template;

import dev.plimsoll.core.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every node of a group has at least, whichever of the group's types it is. Of a type whose nodes were seen that is what
 * they showed, of another what is worked out or said by tags. What nobody knows of a type is not taken for nothing: of such a
 * resource the types count of which it is known.
 */
record LeastNode(Resources allocatable, Resources machine) {

    /** EC2 says of every type how many of these it has: none is none. */
    private static final Set<String> TOLD_BY_TYPE = Set.of(
            Resources.GPU,
            "amd.com/gpu",
            "habana.ai/gaudi",
            "aws.amazon.com/neuron",
            "aws.amazon.com/neuroncore",
            "aws.amazon.com/neurondevice");

    private record Room(Resources resources, boolean seen) {}

    static LeastNode of(GroupSpec group, SeenNodes seen, MemoryOverhead overhead) {
        NodeTemplateTags tags = group.marks().tags();
        var rooms = new ArrayList<Room>();
        var machines = new ArrayList<Room>();
        for (TypeOffer offer : group.types()) {
            Resources shown = seen.roomsByType().get(offer.name());
            Resources room = shown == null ? tags.over(offer.room(overhead)) : withUnshown(shown, tags);
            rooms.add(new Room(room, shown != null));
            machines.add(new Room(atLeast(tags.over(offer.machine(overhead)), room), shown != null));
        }
        return new LeastNode(least(rooms), least(machines));
    }

    /** Nodes show what they have; a tag tells of what their plugins have not shown yet. */
    private static Resources withUnshown(Resources shown, NodeTemplateTags tags) {
        SortedMap<String, Long> others = new TreeMap<>(tags.over(Resources.NONE).others());
        shown.others().forEach((name, amount) -> {
            if (amount > 0) {
                others.put(name, amount);
            } else {
                others.putIfAbsent(name, amount);
            }
        });
        return new Resources(shown.cpuMillis(), shown.memoryBytes(), shown.pods(), others);
    }

    private static Resources atLeast(Resources machine, Resources room) {
        var others = new TreeMap<>(machine.others());
        room.others().forEach((name, amount) -> others.merge(name, amount, Math::max));
        return new Resources(
                Math.max(machine.cpuMillis(), room.cpuMillis()),
                Math.max(machine.memoryBytes(), room.memoryBytes()),
                Math.max(machine.pods(), room.pods()),
                others);
    }

    private static Resources least(List<Room> rooms) {
        Resources least = rooms.getFirst().resources();
        SortedSet<String> names = new TreeSet<>();
        for (Room room : rooms) {
            least = least.least(room.resources());
            names.addAll(room.resources().others().keySet());
        }
        var others = new TreeMap<String, Long>();
        for (String name : names) {
            rooms.stream()
                    .filter(room ->
                            room.seen() || room.resources().others().containsKey(name) || TOLD_BY_TYPE.contains(name))
                    .mapToLong(room -> room.resources().other(name))
                    .min()
                    .ifPresent(amount -> others.put(name, amount));
        }
        return new Resources(least.cpuMillis(), least.memoryBytes(), least.pods(), others);
    }
}
