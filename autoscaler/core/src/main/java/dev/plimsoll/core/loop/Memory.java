package dev.plimsoll.core.loop;

import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.disruption.Shrinkage;

/** Everything that is carried from round to round; immutable, passed in and returned, so that it can be stored and replayed. */
public record Memory(Growth growth, Shrinkage shrinkage) {

    /** Of a loop that starts for the first time. */
    public static final Memory NONE = new Memory(Growth.NONE, Shrinkage.NONE);
}
