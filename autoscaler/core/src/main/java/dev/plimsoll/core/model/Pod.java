package dev.plimsoll.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One pod: an identity (namespace/name or uid, unique in its cluster), its shape, where it comes from, and where its life stands. */
public record Pod(String id, PodShape shape, Owner owner, Life life) {

    /** When it was made (the epoch: not known), what it says about being moved, and how its end stands. */
    public record Life(Instant createdAt, Mobility mobility, Ending ending) {

        /** One that says nothing but what the annotation says; one that is being deleted never counts as stuck. */
        public Life(Instant createdAt, Eviction eviction, boolean terminating) {
            this(createdAt, Mobility.of(eviction), terminating ? Ending.UNDER_WAY : Ending.NONE);
        }

        public Eviction eviction() {
            return mobility.eviction();
        }

        /** The same, being deleted, and stuck if it is still there then. */
        public Life endingBy(Instant overdueAt) {
            return new Life(createdAt, mobility, new Ending(ending.finished(), overdueAt));
        }
    }

    /** Whether its work has ended for good, and when its deletion, if it is being deleted, is overdue for longer than grace allows. */
    public record Ending(boolean finished, @Nullable Instant overdueAt) {

        public static final Ending NONE = new Ending(false, null);

        static final Ending UNDER_WAY = new Ending(false, Mobility.FOREVER);
    }

    /** One that says nothing about being evicted. */
    public Pod(String id, PodShape shape, Owner owner, Instant createdAt, boolean terminating) {
        this(id, shape, owner, new Life(createdAt, Eviction.BY_RULES, terminating));
    }

    public Instant createdAt() {
        return life.createdAt();
    }

    public boolean terminating() {
        return life.ending().overdueAt() != null;
    }
}
