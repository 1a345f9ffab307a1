package dev.plimsoll.daemon.fleet;

import dev.plimsoll.core.round.Outcome;

/** Why nothing is done, whatever it would have been. */
final class Refusals {

    static final Outcome.Refused LEASE_TOO_SHORT =
            new Outcome.Refused("another replica may lead by now: our lease has too little time left");
    static final Outcome.Refused STOPPING = new Outcome.Refused("the program is stopping");

    private Refusals() {}
}
