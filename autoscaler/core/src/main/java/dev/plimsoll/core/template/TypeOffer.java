package dev.plimsoll.core.template;

import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Resources;
import org.jspecify.annotations.Nullable;

/** A type that a group may launch, at the price to expect; where somebody says what a node of it has for pods, that too. */
public record TypeOffer(InstanceType type, @Nullable Resources allocatable) {

    /** A type as EC2 sells it: what its node has for pods is worked out. */
    public static TypeOffer nominal(InstanceType type) {
        return new TypeOffer(type, null);
    }

    /** A type of which is said what its node has for pods, and nothing else is known. */
    public static TypeOffer given(String name, String architecture, Resources allocatable, long microDollarsPerHour) {
        return new TypeOffer(new InstanceType(name, architecture, allocatable, microDollarsPerHour), allocatable);
    }

    public String name() {
        return type.name();
    }

    public long microDollarsPerHour() {
        return type.microDollarsPerHour();
    }

    /** What a machine of it has, reserved or not. */
    Resources machine(MemoryOverhead overhead) {
        return allocatable == null ? overhead.visible(type) : allocatable;
    }

    /** What a node of it has for pods. */
    public Resources room(MemoryOverhead overhead) {
        return allocatable == null ? KubeReserved.allocatable(overhead.visible(type)) : allocatable;
    }
}
