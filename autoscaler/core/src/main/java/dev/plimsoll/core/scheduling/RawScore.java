package dev.plimsoll.core.scheduling;

/** What a score plugin makes of a node before all nodes' scores are normalised together. */
interface RawScore {
    int of(ShapeEntry shape, int node);
}
