package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.Storage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who uses which claim, and which volume or node is assumed for claims that wait for their first pod. An assumption lasts
 * as long as a pod holds the claim.
 */
final class StorageState {

    private static final int NOTHING = 0;

    private final Storage storage;
    private final UndoLog log;
    private final Map<String, Integer> claimNumbers = new HashMap<>();
    private final List<PersistentVolumeClaim> claims;
    private final List<PersistentVolume> volumes = new ArrayList<>();
    private final Map<String, List<PersistentVolume>> volumesByClass = new HashMap<>();
    private final Map<String, Integer> volumeNumbers = new HashMap<>();
    private final List<String> nodeNames = new ArrayList<>();
    private final Map<String, Integer> nodeNumbers = new HashMap<>();
    private final int[] holders;
    private final int[] users;

    /** By claim: nothing, or the volume (1 and up) or node (-1 and down) assumed for it. */
    private final int[] assumed;

    /** By volume: 0, or one more than the claim for which it is assumed. */
    private final int[] assumedFor;

    StorageState(Storage storage, UndoLog log) {
        this.storage = storage;
        this.log = log;
        claims = List.copyOf(storage.claims().values());
        claims.forEach(claim -> claimNumbers.put(claim.key(), claimNumbers.size()));
        storage.volumes().values().stream()
                .sorted(Comparator.comparingLong(
                                (PersistentVolume volume) -> volume.offer().bytes())
                        .thenComparing(PersistentVolume::name))
                .forEach(this::add);
        holders = new int[claims.size()];
        users = new int[claims.size()];
        assumed = new int[claims.size()];
        assumedFor = new int[volumes.size()];
    }

    private void add(PersistentVolume volume) {
        volumeNumbers.put(volume.name(), volumes.size());
        volumes.add(volume);
        volumesByClass
                .computeIfAbsent(volume.offer().storageClass(), storageClass -> new ArrayList<>())
                .add(volume);
    }

    Storage storage() {
        return storage;
    }

    /** The numbers of claims that exist. */
    List<Integer> of(List<PersistentVolumeClaim> which) {
        return which.stream().map(this::numberOf).toList();
    }

    private int numberOf(PersistentVolumeClaim claim) {
        Integer number = claimNumbers.get(claim.key());
        if (number == null) {
            throw new IllegalArgumentException("no claim " + claim.key() + " here");
        }
        return number;
    }

    /** The volumes of a class, smallest first. */
    List<PersistentVolume> volumesOf(String storageClass) {
        return volumesByClass.getOrDefault(storageClass, List.of());
    }

    PersistentVolumeClaim claim(int number) {
        return claims.get(number);
    }

    /** The claim with its pods and what is assumed for it, in words. */
    String describe(int claim) {
        int what = assumed[claim];
        String outcome = what > NOTHING
                ? "takes " + volumes.get(what - 1).name()
                : what < NOTHING ? "is provisioned for " + nodeNames.get(-1 - what) : "stays as it is";
        return claims.get(claim).key() + ", named by " + users[claim] + " and held by " + holders[claim] + " pods, "
                + outcome;
    }

    /** How many pods name the claim. */
    int users(int claim) {
        return users[claim];
    }

    /** So many pods hold these claims and name those; they go when negative. */
    void use(ShapeVolumes.Claims used, int pods) {
        for (int claim : used.named()) {
            users[claim] += pods;
        }
        for (int claim : used.held()) {
            holders[claim] += pods;
        }
    }

    /** Forgets what was assumed for claims that no pod holds any more. */
    void release(ShapeVolumes.Claims used) {
        for (int claim : used.held()) {
            if (holders[claim] == 0 && assumed[claim] != NOTHING) {
                int was = assumed[claim];
                set(claim, NOTHING);
                log.record(UndoLog.RELEASED, claim, NodeTable.NONE, was);
            }
        }
    }

    /** Takes it that the claim gets the volume. */
    void assume(PersistentVolumeClaim claim, PersistentVolume volume) {
        Integer number = volumeNumbers.get(volume.name());
        if (number != null) {
            assume(numberOf(claim), number + 1);
        }
    }

    /** Takes it that a volume is provisioned for the claim on the node. */
    void assume(PersistentVolumeClaim claim, Node node) {
        Integer known = nodeNumbers.putIfAbsent(node.name(), nodeNames.size());
        if (known == null) {
            nodeNames.add(node.name());
        }
        assume(numberOf(claim), -1 - (known == null ? nodeNames.size() - 1 : known));
    }

    private void assume(int claim, int what) {
        if (assumed[claim] == NOTHING) {
            set(claim, what);
            log.record(UndoLog.ASSUMED, claim, NodeTable.NONE, what);
        }
    }

    /** Sets what is assumed for the claim, without a record. */
    void set(int claim, int what) {
        int was = assumed[claim];
        if (was > NOTHING) {
            assumedFor[was - 1] = NOTHING;
        }
        if (what > NOTHING) {
            assumedFor[what - 1] = claim + 1;
        }
        assumed[claim] = what;
    }

    /** The node for which the claim's volume is, or is assumed to be, provisioned; null if none. */
    @Nullable
    String selectedNode(PersistentVolumeClaim claim) {
        int what = assumed[numberOf(claim)];
        return what < NOTHING ? nodeNames.get(-1 - what) : claim.state().selectedNode();
    }

    /** Whether the volume is the claim's, kept or assumed for it. */
    boolean isFor(PersistentVolume volume, PersistentVolumeClaim claim) {
        int taken = assumedFor(volume);
        return taken == NOTHING ? volume.isFor(claim) : taken == numberOf(claim) + 1;
    }

    /** Whether the volume is, or is assumed to be, spoken for. */
    boolean isTaken(PersistentVolume volume) {
        return volume.claim() != null || assumedFor(volume) != NOTHING;
    }

    private int assumedFor(PersistentVolume volume) {
        Integer number = volumeNumbers.get(volume.name());
        return number == null ? NOTHING : assumedFor[number];
    }
}
