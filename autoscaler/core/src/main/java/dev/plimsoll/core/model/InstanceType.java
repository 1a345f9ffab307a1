package dev.plimsoll.core.model;

/** A machine for hire: its nominal size and its on-demand price in micro-dollars an hour. */
public record InstanceType(String name, String architecture, Resources capacity, long microDollarsPerHour) {}
