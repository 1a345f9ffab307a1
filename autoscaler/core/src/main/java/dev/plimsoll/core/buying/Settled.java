package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.ImmutableMaps;
import java.util.SortedMap;

/** What is left of purchases once those that are done or failed are closed, and how many instances of each group are given up. */
public record Settled(Growth growth, SortedMap<String, Integer> givenUp) {

    public Settled {
        givenUp = ImmutableMaps.copyOf(givenUp);
    }

    /** Of a round that knows too little to close anything. */
    public static Settled nothing(Growth growth) {
        return new Settled(growth, ImmutableMaps.empty());
    }

    /** How many of a group's instances are given up in this round: ending one lowers the desired capacity, and comes before a raise. */
    int givenUp(String group) {
        return givenUp.getOrDefault(group, 0);
    }
}
