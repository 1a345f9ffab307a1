package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.InstanceDescription;
import java.util.Comparator;
import java.util.List;

/** How groups keep their zones even, as AWS describes it: launching where there are fewest, ending where there are most. */
final class Balance {

    private Balance() {}

    static boolean isLive(InstanceDescription instance) {
        return !instance.lifecycleState().startsWith("Terminat");
    }

    /** The zone with the fewest instances, the first as they are given among equals. */
    static String emptiest(List<String> zones, List<InstanceDescription> instances) {
        return zones.stream()
                .min(Comparator.comparingLong(zone -> held(zone, instances)))
                .orElseThrow();
    }

    /** The oldest of the zone with the most instances. */
    static InstanceDescription victim(List<InstanceDescription> instances) {
        long most = instances.stream()
                .mapToLong(instance -> held(instance.zone(), instances))
                .max()
                .orElseThrow();
        return instances.stream()
                .filter(instance -> isLive(instance) && held(instance.zone(), instances) == most)
                .findFirst()
                .orElseThrow();
    }

    private static long held(String zone, List<InstanceDescription> instances) {
        return instances.stream()
                .filter(instance -> isLive(instance) && instance.zone().equals(zone))
                .count();
    }
}
