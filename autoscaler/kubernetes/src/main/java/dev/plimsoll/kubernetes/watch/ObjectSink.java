package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.kubernetes.UnreadableObjectException;
import dev.plimsoll.kubernetes.api.RawObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Where what is told of one kind goes: into the state, and into the account of how well the kind is followed. An object that
 * cannot be read is a problem of its own and stops no other.
 */
final class ObjectSink {

    private final Kind kind;
    private final Class<? extends HasMetadata> type;
    private final Intake intake;
    private final KindState state;
    private final ClusterListener listener;
    private final Set<String> known = new HashSet<>();
    private @Nullable Set<String> listing;
    private long lists;

    ObjectSink(Kind kind, Intake intake, KindState state, ClusterListener listener) {
        this.kind = kind;
        this.type = ObjectTypes.of(kind);
        this.intake = intake;
        this.state = state;
        this.listener = listener;
    }

    void put(RawObject object) {
        try {
            HasMetadata read = object.as(type);
            String key = Intake.key(read);
            boolean wake = intake.put(read);
            state.noProblem(key);
            note(key);
            if (wake) {
                listener.wake();
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

    private void problem(RawObject object, String why) {
        String key = object.identity().key();
        state.problem(key, why);
        intake.putUnreadable(kind, object);
        note(key);
    }

    private void note(String key) {
        known.add(key);
        if (listing != null) {
            listing.add(key);
        }
        state.objects(known.size());
    }

    void remove(String key) {
        known.remove(key);
        state.objects(known.size());
        state.noProblem(key);
        if (intake.remove(kind, key)) {
            listener.wake();
        }
    }

    void listBegins() {
        listing = new HashSet<>();
    }

    /** All that was there at a moment has been put: what was not is gone. */
    void listed(Instant began) {
        Set<String> there = listing == null ? Set.of() : listing;
        listing = null;
        for (String key : Set.copyOf(known)) {
            if (!there.contains(key)) {
                remove(key);
            }
        }
        lists++;
        state.listed(began, lists);
        state.failed("");
        listener.wake();
    }

    void proven(Instant moment) {
        state.provenAt(moment);
        state.failed("");
    }

    void failed(String error) {
        state.failed(error);
    }
}
