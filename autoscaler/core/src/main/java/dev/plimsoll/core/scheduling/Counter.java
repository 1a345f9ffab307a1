package dev.plimsoll.core.scheduling;

/** A number of pods for every domain of a topology, kept up to date as pods come and go. */
sealed interface Counter permits DomainCounter, SpreadCounter, NodeCounter {

    /** So many matching pods came to the node; they left when negative. */
    void count(int node, int pods);
}
