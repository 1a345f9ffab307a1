package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Storage;
import dev.plimsoll.core.model.VolumeHandle;
import dev.plimsoll.core.model.WellKnown;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** A few claims: bound in a zone, waiting for a local volume, waiting to be provisioned, for one pod only. */
final class RandomStorage {

    static final String DRIVER = "driver";

    private static final int CLAIMS = 6;
    private static final String LOCAL = "local";
    private static final String DYNAMIC = "dynamic";

    private final Random random;
    private final List<String> zones;
    private final TreeMap<String, PersistentVolume> volumes = new TreeMap<>();

    RandomStorage(Random random, List<String> zones) {
        this.random = random;
        this.zones = zones;
    }

    String claimName() {
        return "claim-" + random.nextInt(CLAIMS);
    }

    Storage facts() {
        var claims = new TreeMap<String, PersistentVolumeClaim>();
        for (int i = 0; i < CLAIMS; i++) {
            PersistentVolumeClaim claim = claim(i);
            claims.put(claim.key(), claim);
        }
        for (int i = 0; i < 3; i++) {
            addVolume("local-" + i, LOCAL, null);
        }
        return new Storage(
                claims,
                volumes,
                ImmutableMaps.copyOf(Map.of(
                        LOCAL,
                        new Storage.StorageClass(LOCAL, Storage.StorageClass.NO_PROVISIONER, true, List.of()),
                        DYNAMIC,
                        new Storage.StorageClass(DYNAMIC, DRIVER, true, List.of()))),
                new TreeSet<>(),
                List.of());
    }

    private PersistentVolumeClaim claim(int number) {
        String name = "claim-" + number;
        boolean bound = random.nextInt(3) == 0;
        if (bound) {
            addVolume("volume-" + number, DYNAMIC, new PersistentVolume.ClaimReference("default/" + name, ""));
        }
        return new PersistentVolumeClaim(
                "default",
                name,
                "uid-" + number,
                new PersistentVolumeClaim.Asked(
                        1 + random.nextInt(3),
                        new TreeSet<>(
                                random.nextInt(4) == 0
                                        ? List.of(PersistentVolumeClaim.READ_WRITE_ONCE_POD)
                                        : List.of()),
                        false,
                        null,
                        bound || random.nextBoolean() ? DYNAMIC : LOCAL),
                bound
                        ? new PersistentVolumeClaim.State("volume-" + number, true, false, false, null)
                        : PersistentVolumeClaim.State.UNBOUND);
    }

    private void addVolume(
            String name,
            String storageClass,
            PersistentVolume.@org.jspecify.annotations.Nullable ClaimReference claim) {
        String zone = zones.get(random.nextInt(zones.size()));
        volumes.put(
                name,
                new PersistentVolume(
                        name,
                        ImmutableMaps.empty(),
                        new PersistentVolume.Offer(
                                1 + random.nextInt(3),
                                new TreeSet<>(List.of(PersistentVolumeClaim.READ_WRITE_ONCE_POD)),
                                false,
                                storageClass,
                                claim == null),
                        new PersistentVolume.Reach(
                                List.of(new NodeAffinity.Term(
                                        List.of(Requirement.equalTo(WellKnown.ZONE, zone)), List.of())),
                                claim == null ? null : new VolumeHandle(DRIVER, name)),
                        claim));
    }
}
