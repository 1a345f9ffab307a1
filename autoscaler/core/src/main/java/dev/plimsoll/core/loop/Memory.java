package dev.plimsoll.core.loop;

import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.round.InstanceLedger;

/** Everything that is carried from round to round; immutable, passed in and returned, so that it can be stored and replayed. */
public record Memory(InstanceLedger ledger, Growth growth, Shrinkage shrinkage) {

    /** Of a loop that starts for the first time. */
    public static final Memory NONE = new Memory(InstanceLedger.NONE, Growth.NONE, Shrinkage.NONE);

    /** Of a loop that knows of no instance yet. */
    public Memory(Growth growth, Shrinkage shrinkage) {
        this(InstanceLedger.NONE, growth, shrinkage);
    }

    /** What of it is kept for a successor: all, unless it has more accounts than can be kept. */
    public Memory kept() {
        return new Memory(ledger.kept(), growth, shrinkage.kept());
    }

    Memory with(Growth changed) {
        return new Memory(ledger, changed, shrinkage);
    }

    Memory with(Shrinkage changed) {
        return new Memory(ledger, growth, changed);
    }
}
