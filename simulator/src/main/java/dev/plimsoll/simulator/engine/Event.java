package dev.plimsoll.simulator.engine;

/** Something that happens at an instant of virtual time. */
@FunctionalInterface
public interface Event {
    void fire();
}
