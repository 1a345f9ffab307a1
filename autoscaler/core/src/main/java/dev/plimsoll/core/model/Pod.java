package dev.plimsoll.core.model;

import java.time.Instant;

/** One pod: an identity (namespace/name or uid, unique in its cluster), its shape, where it comes from, and where its life stands. */
public record Pod(String id, PodShape shape, Owner owner, Life life) {

    /** When it was made, what it says about being evicted, and whether it is being deleted. */
    public record Life(Instant createdAt, Eviction eviction, boolean terminating) {}

    /** One that says nothing about being evicted. */
    public Pod(String id, PodShape shape, Owner owner, Instant createdAt, boolean terminating) {
        this(id, shape, owner, new Life(createdAt, Eviction.BY_RULES, terminating));
    }

    public Instant createdAt() {
        return life.createdAt();
    }

    public boolean terminating() {
        return life.terminating();
    }
}
