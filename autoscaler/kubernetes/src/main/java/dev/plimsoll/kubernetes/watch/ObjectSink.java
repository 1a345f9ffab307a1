package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.kubernetes.UnreadableObjectException;
import dev.plimsoll.kubernetes.api.RawObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Where what is told of one kind goes: into the state, and into the account of how well the kind is followed. An object that
 * cannot be read is a problem of its own and stops no other, and no more are kept than there is room for.
 */
final class ObjectSink {

    private final Kind kind;
    private final Class<? extends HasMetadata> type;
    private final Intake intake;
    private final KindState state;
    private final ClusterListener listener;
    private final WatchLimits limits;
    private final KnownObjects known;
    private @Nullable Set<String> listing;
    private long lists;
    private long beyond;

    ObjectSink(Kind kind, Intake intake, KindState state, WatchLimits limits, ClusterListener listener) {
        this.kind = kind;
        this.type = ObjectTypes.of(kind);
        this.intake = intake;
        this.state = state;
        this.limits = limits;
        this.listener = listener;
        known = new KnownObjects(limits.objects());
    }

    /** How many bytes of an object are kept at most. */
    int largestObject() {
        return limits.objectBytes();
    }

    void put(RawObject object) {
        String key = object.identity().key();
        if (!object.trouble().isEmpty()) {
            problem(object, object.trouble());
            return;
        }
        try {
            HasMetadata read = object.as(type);
            if (hasNoPods(read) && !known.holds(key)) {
                state.noProblem(key);
            } else if (known.mayHold(key, isCounted(read))) {
                take(read, object, key);
            } else {
                passOver(key);
            }
        } catch (JacksonException unreadable) {
            problem(object, String.valueOf(unreadable.getOriginalMessage()));
        } catch (UnreadableObjectException unreadable) {
            problem(object, String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException unexpected) {
            // Whatever an object holds, the others go on.
            problem(object, unexpected.toString());
        }
    }

    private void take(HasMetadata read, RawObject object, String key) {
        boolean wake = intake.put(read, object.json().length);
        state.noProblem(key);
        note(key, isCounted(read));
        if (wake) {
            listener.wake();
        }
    }

    /** Old ReplicaSets are kept by the dozen, and say nothing about any pod; one that had some may still own those that end. */
    private static boolean hasNoPods(HasMetadata object) {
        return object instanceof ReplicaSet set
                && set.getSpec() != null
                && isZero(set.getSpec().getReplicas())
                && set.getStatus() != null
                && isZero(set.getStatus().getReplicas());
    }

    private static boolean isZero(@Nullable Integer number) {
        return number != null && number == 0;
    }

    /** Pods on nodes are bounded by the nodes. */
    private static boolean isCounted(HasMetadata object) {
        return !(object instanceof Pod pod)
                || pod.getSpec() == null
                || Objects.requireNonNullElse(pod.getSpec().getNodeName(), "").isEmpty();
    }

    /** A list names each object once; what a watch tells may be of one that was passed over before. */
    private void passOver(String key) {
        if (listing != null || beyond == 0) {
            beyond++;
        }
        state.beyond("there are more than " + limits.objects() + ", or more than " + known.mostOfNamespace()
                + " in one namespace: such as " + key + ", " + beyond
                + " when last listed, were passed over; give the program more memory, or have fewer");
    }

    private void problem(RawObject object, String why) {
        String key = object.identity().key();
        if (!known.mayHold(key, true)) {
            passOver(key);
            return;
        }
        state.problem(key, why);
        intake.putUnreadable(kind, object);
        note(key, true);
    }

    private void note(String key, boolean counted) {
        known.put(key, counted);
        if (listing != null) {
            listing.add(key);
        }
        state.objects(known.size());
    }

    void remove(String key) {
        state.noProblem(key);
        if (!known.remove(key)) {
            return;
        }
        state.objects(known.size());
        if (intake.remove(kind, key)) {
            listener.wake();
        }
    }

    void listBegins() {
        listing = new HashSet<>();
        beyond = 0;
    }

    /**
     * All that was there at a moment has been put: what was not is gone. Returns whether that made room for what was passed over,
     * so that a list would find more.
     */
    boolean listed(Instant began) {
        Set<String> there = listing == null ? Set.of() : listing;
        listing = null;
        int before = known.size();
        for (String key : known.keys()) {
            if (!there.contains(key)) {
                remove(key);
            }
        }
        if (beyond == 0) {
            state.beyond("");
        }
        lists++;
        state.listed(began, lists);
        state.failed("");
        listener.wake();
        return beyond > 0 && known.size() < before;
    }

    /** Something was done, whatever came of it. */
    void active(Instant now) {
        state.active(now);
    }

    /** Nobody follows the kind any more. */
    void died(String why) {
        state.died();
        state.failed(why);
    }

    void proven(Instant moment) {
        state.provenAt(moment);
        state.failed("");
    }

    void failed(String error) {
        state.failed(error);
    }
}
