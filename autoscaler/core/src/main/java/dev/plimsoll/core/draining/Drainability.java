package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.PodKept;

/** What becomes of a pod when its node is drained. */
public sealed interface Drainability {

    /** It is evicted and needs another place. */
    record Evict() implements Drainability {}

    /** It is part of its node, as a DaemonSet's. */
    record PartOfTheNode() implements Drainability {}

    /** It is left alone and ends with its node: static, stuck in its own deletion, or expendable. */
    record Leave() implements Drainability {}

    /** The drain waits until it has ended by itself. */
    record Wait() implements Drainability {}

    /** It must stay, and its node with it. */
    record Keep(PodKept why) implements Drainability {}

    Drainability EVICT = new Evict();
    Drainability PART_OF_THE_NODE = new PartOfTheNode();
    Drainability LEAVE = new Leave();
    Drainability WAIT = new Wait();
}
