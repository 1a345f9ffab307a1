package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.Storage;
import dev.plimsoll.core.model.VolumeMisfit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * VolumeBinding: bound volumes must reach the node; for claims that wait for their first pod there must be a volume that
 * does, or one must be provisioned. Claims are served smallest first, each the smallest volume that will do, without going
 * back.
 */
final class VolumeBindingFilter implements Filter {

    /** What would be done for the claims on a node: volumes taken, volumes provisioned; or why it cannot be done. */
    private record Outcome(
            List<Match> matches,
            List<PersistentVolumeClaim> provisions,
            @Nullable Misfit misfit) {

        static Outcome failed(PersistentVolumeClaim claim, String why) {
            return new Outcome(List.of(), List.of(), new VolumeMisfit.VolumeUnreachable(claim.key(), why));
        }
    }

    private record Match(PersistentVolumeClaim claim, PersistentVolume volume) {}

    private final NodeTable nodes;
    private final StorageState storage;

    VolumeBindingFilter(NodeTable nodes, StorageState storage) {
        this.nodes = nodes;
        this.storage = storage;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !shape.volumes.claims().held().isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.CLUSTER;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return find(shape, nodes.unchecked(node)).misfit() == null;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        Misfit misfit = find(shape, nodes.unchecked(node)).misfit();
        if (misfit == null) {
            throw new IllegalStateException("every volume can be had on node " + node);
        }
        return misfit;
    }

    @Override
    public int room(ShapeEntry shape, int node) {
        return Integer.MAX_VALUE;
    }

    /** Takes it that the claims which wait for a first pod get their volumes on the node, as far as they can. */
    void assume(ShapeEntry shape, int node) {
        Node chosen = nodes.unchecked(node);
        Outcome outcome = find(shape, chosen);
        outcome.matches().forEach(match -> storage.assume(match.claim(), match.volume()));
        outcome.provisions().forEach(claim -> storage.assume(claim, chosen));
    }

    private Outcome find(ShapeEntry shape, Node node) {
        for (ShapeVolumes.Bound bound : shape.volumes.claims().bound()) {
            if (bound.volume() == null) {
                return Outcome.failed(bound.claim(), "is bound to a volume that does not exist");
            }
            if (!bound.volume().reach().includes(node)) {
                return Outcome.failed(bound.claim(), "is bound to a volume that does not reach the node");
            }
        }
        var provisions = new ArrayList<PersistentVolumeClaim>();
        var toMatch = new ArrayList<PersistentVolumeClaim>();
        for (PersistentVolumeClaim claim : shape.volumes.claims().toBind()) {
            String selected = storage.selectedNode(claim);
            if (selected != null && !selected.equals(node.name())) {
                return Outcome.failed(claim, "is being provisioned for " + selected);
            }
            (selected == null ? toMatch : provisions).add(claim);
        }
        return provision(node, match(node, toMatch, provisions), provisions);
    }

    private List<Match> match(
            Node node, List<PersistentVolumeClaim> claims, List<PersistentVolumeClaim> withoutVolume) {
        var matches = new ArrayList<Match>();
        Set<PersistentVolume> chosen = new HashSet<>();
        for (PersistentVolumeClaim claim : claims) {
            PersistentVolume volume = findVolume(claim, node, chosen);
            if (volume == null) {
                withoutVolume.add(claim);
            } else {
                chosen.add(volume);
                matches.add(new Match(claim, volume));
            }
        }
        return matches;
    }

    /** The claim's own volume, if it reaches the node; without an own one the smallest that serves. */
    private @Nullable PersistentVolume findVolume(
            PersistentVolumeClaim claim, Node node, Set<PersistentVolume> excluded) {
        PersistentVolume smallest = null;
        for (PersistentVolume volume : storage.volumesOf(claim.asked().storageClass())) {
            boolean own = storage.isFor(volume, claim);
            if (excluded.contains(volume)
                    || (storage.isTaken(volume) && !own)
                    || volume.offer().bytes() < claim.asked().bytes()
                    || volume.offer().block() != claim.asked().block()) {
                continue;
            }
            if (own) {
                return volume.reach().includes(node) ? volume : null;
            }
            if (smallest == null && serves(volume, claim) && volume.reach().includes(node)) {
                smallest = volume;
            }
        }
        return smallest;
    }

    private static boolean serves(PersistentVolume volume, PersistentVolumeClaim claim) {
        return volume.offer().available()
                && (claim.asked().selector() == null || claim.asked().selector().matches(volume.labels()))
                && volume.offer().accessModes().containsAll(claim.asked().accessModes());
    }

    private Outcome provision(Node node, List<Match> matches, List<PersistentVolumeClaim> provisions) {
        Storage facts = storage.storage();
        for (PersistentVolumeClaim claim : provisions) {
            Storage.StorageClass storageClass =
                    facts.classes().get(claim.asked().storageClass());
            if (storageClass == null || !storageClass.provisions()) {
                return Outcome.failed(claim, "finds no volume that reaches the node, and none can be provisioned");
            }
            if (!storageClass.allows(node)) {
                return Outcome.failed(claim, "cannot be provisioned for the node by the topologies of its class");
            }
            if (!hasCapacity(facts, storageClass, claim, node)) {
                return Outcome.failed(claim, "is larger than what the driver can provision for the node");
            }
        }
        return new Outcome(matches, provisions, null);
    }

    private static boolean hasCapacity(
            Storage facts, Storage.StorageClass storageClass, PersistentVolumeClaim claim, Node node) {
        return !facts.driversWithCapacity().contains(storageClass.provisioner())
                || facts.capacities().stream()
                        .anyMatch(capacity -> capacity.suffices(
                                storageClass.name(), claim.asked().bytes(), node));
    }
}
