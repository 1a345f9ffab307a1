package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.ScoreInputs;
import dev.plimsoll.kubernetes.ClaimOwners;
import dev.plimsoll.kubernetes.Kinds;
import dev.plimsoll.kubernetes.PodShapes;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of pods that are there, kept right while Services, controllers and claims change: a pod is gone once it is
 * converted, so what it says by itself is kept apart from what follows from others.
 */
final class LiveShapes {

    private static final int SPARE = 1024;

    private final Kinds kinds;
    private final ClaimOwners claims;
    private final PodShapes alone = new PodShapes(new Kinds(), ClaimOwners.NONE);
    private final Map<ShapeRef.Key, ShapeRef> refs = new HashMap<>();
    private final Map<PodShape, PodShape> distinct = new HashMap<>();
    private final Set<String> changedNamespaces = new HashSet<>();
    private final ShapeAccount account;

    LiveShapes(Kinds kinds, ClaimOwners claims, WatchLimits limits) {
        this.kinds = kinds;
        this.claims = claims;
        account = new ShapeAccount(limits);
    }

    /**
     * The shape of a pod of so many bytes of JSON; an {@link UnreadableObjectException} if it is a new one and its namespace, or
     * the cluster, has too many already.
     */
    ShapeRef pending(Pod pod, int bytes) {
        return use(pod, alone.pending(pod), bytes);
    }

    ShapeRef running(Pod pod, int bytes) {
        return use(pod, alone.running(pod), bytes);
    }

    /** Of a pod that could not be read. */
    ShapeRef standIn(PodShape shape) {
        PodShape same = Objects.requireNonNullElse(distinct.putIfAbsent(shape, shape), shape);
        ShapeRef ref = refs.computeIfAbsent(new ShapeRef.Key(same, "", ""), key -> new ShapeRef(key, same, 0));
        ref.use();
        return ref;
    }

    private ShapeRef use(Pod pod, PodShape shape, int bytes) {
        String uid = hasClaimsOfItsOwn(shape)
                ? Objects.requireNonNullElse(pod.getMetadata().getUid(), "")
                : "";
        var key = new ShapeRef.Key(shape, Kinds.controllerKey(pod), uid);
        ShapeRef ref = refs.get(key);
        if (ref == null) {
            ref = first(key, bytes);
        }
        ref.use();
        return ref;
    }

    private ShapeRef first(ShapeRef.Key key, int bytes) {
        if (account.made(bytes)) {
            forgetUnusedBut(key.alone());
        }
        account.take(key.alone().namespace(), bytes);
        var ref = new ShapeRef(key, shapeOf(key), bytes);
        refs.put(key, ref);
        return ref;
    }

    private static boolean hasClaimsOfItsOwn(PodShape shape) {
        for (PodVolume volume : shape.rules().attachments().volumes()) {
            if (volume instanceof PodVolume.EphemeralClaim) {
                return true;
            }
        }
        return false;
    }

    /** A pod of the shape is gone. */
    void leave(ShapeRef ref) {
        if (ref.leave()) {
            refs.remove(ref.key());
            account.giveBack(ref.key().alone().namespace(), ref.bytes());
        }
    }

    /** Services, controllers or claims of the namespace are others than before. */
    void othersChanged(String namespace) {
        changedNamespaces.add(namespace);
    }

    /** Works out anew what may have changed; returns whether anything did. */
    @SuppressWarnings("ReferenceEquality") // equal shapes are the same object here
    boolean refresh() {
        if (changedNamespaces.isEmpty()) {
            return false;
        }
        boolean changed = false;
        for (ShapeRef ref : refs.values()) {
            if (changedNamespaces.contains(ref.key().alone().namespace())) {
                PodShape now = shapeOf(ref.key());
                changed |= now != ref.shape();
                ref.become(now);
            }
        }
        changedNamespaces.clear();
        return changed;
    }

    /** How many shapes are kept, in use or not. */
    int size() {
        return Math.max(alone.size(), distinct.size());
    }

    /** Forgets shapes that no pod has any more, once they are many. */
    void sweep() {
        if (alone.size() <= 2 * refs.size() + SPARE && distinct.size() <= 2 * refs.size() + SPARE) {
            return;
        }
        forgetUnusedBut(null);
    }

    /** A shape that is just made is of no pod yet. */
    private void forgetUnusedBut(@Nullable PodShape newborn) {
        Set<PodShape> used = Collections.newSetFromMap(new IdentityHashMap<>());
        refs.values().forEach(ref -> {
            used.add(ref.key().alone());
            used.add(ref.shape());
        });
        if (newborn != null) {
            used.add(newborn);
        }
        alone.retain(used::contains);
        distinct.keySet().removeIf(shape -> !used.contains(shape));
    }

    private PodShape shapeOf(ShapeRef.Key key) {
        PodShape shape = key.alone();
        LabelSelector kind = kinds.kindOf(shape.namespace(), shape.labels(), key.controller());
        List<PodVolume> volumes = key.uid().isEmpty() ? volumesOf(shape) : volumes(shape, key.uid());
        if (kind == null && volumes.equals(volumesOf(shape))) {
            return shape;
        }
        SchedulingRules.Attachments before = shape.rules().attachments();
        ScoreInputs scores = before.scoreInputs();
        var after = new SchedulingRules.Attachments(
                before.hostPorts(),
                before.volumeZones(),
                volumes,
                before.conditions(),
                new ScoreInputs(scores.requests(), scores.images(), kind));
        var made = new PodShape(
                shape.namespace(),
                shape.labels(),
                shape.requests(),
                shape.rules().withAttachments(after),
                shape.priority());
        return Objects.requireNonNullElse(distinct.putIfAbsent(made, made), made);
    }

    private static List<PodVolume> volumesOf(PodShape shape) {
        return shape.rules().attachments().volumes();
    }

    /** With what has become of the claims made for the pod alone. */
    private List<PodVolume> volumes(PodShape shape, String uid) {
        var volumes = new ArrayList<PodVolume>();
        for (PodVolume volume : volumesOf(shape)) {
            if (volume instanceof PodVolume.EphemeralClaim(String claim, boolean foreign)) {
                String owner = claims.ownerOf(shape.namespace() + "/" + claim);
                volumes.add(new PodVolume.EphemeralClaim(claim, owner != null && !owner.equals(uid)));
            } else {
                volumes.add(volume);
            }
        }
        return volumes;
    }
}
