package dev.plimsoll.simulator.measure;

/** A policy's name in tables, and what stands behind it. */
public record PolicyLabel(String name, Kind kind) {

    /** The shipping code, our model of somebody else's, or a bound that no autoscaler can reach. */
    public enum Kind {
        PRODUCT,
        MODEL,
        BOUND
    }
}
