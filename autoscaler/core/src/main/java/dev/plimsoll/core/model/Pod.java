package dev.plimsoll.core.model;

import java.time.Instant;

/** One pod: an identity (namespace/name or uid, unique in its cluster), its shape, its owner, its birth, and whether it is being deleted. */
public record Pod(String id, PodShape shape, Owner owner, Instant createdAt, boolean terminating) {}
