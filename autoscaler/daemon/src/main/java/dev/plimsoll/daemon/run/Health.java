package dev.plimsoll.daemon.run;

import dev.plimsoll.kubernetes.lead.LeaseElection;
import dev.plimsoll.kubernetes.watch.KindHealth;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the program lives, and whether it sees enough to be of use. Neither asks the API server or AWS anything. */
final class Health {

    /** Longer than any round may take. */
    private static final Duration HUNG = Duration.ofMinutes(10);

    private final Rounds rounds;
    private final LiveCluster cluster;
    private final LeaseElection election;
    private final InstantSource time;
    private final Instant start;

    Health(Rounds rounds, LiveCluster cluster, LeaseElection election, InstantSource time) {
        this.rounds = rounds;
        this.cluster = cluster;
        this.election = election;
        this.time = time;
        this.start = time.instant();
    }

    /** Why the program should be started anew; "" if it should not. An outage elsewhere is no reason. */
    String dead() {
        Instant last = rounds.lastGoodRound();
        Duration since = Duration.between(last == null ? start : last, time.instant());
        if (since.compareTo(HUNG) <= 0) {
            return "";
        }
        String trouble = rounds.trouble();
        return "no round has come to its end for " + since.toSeconds() + " s: "
                + (trouble.isEmpty() ? "one is under way, or its thread has ended" : trouble);
    }

    /** Why it is of no use yet, or just now; "" if it is. */
    String notReady(@Nullable String awsTrouble) {
        List<String> troubles = new ArrayList<>(clusterTroubles());
        if (awsTrouble != null) {
            troubles.add("AWS: " + awsTrouble);
        }
        if (!rounds.trouble().isEmpty()) {
            troubles.add(rounds.trouble());
        }
        return String.join("; ", troubles);
    }

    /** Kinds of objects that were never listed, or whose last request failed, and why the lease cannot be had or renewed. */
    List<String> clusterTroubles() {
        var troubles = new ArrayList<String>();
        for (KindHealth kind : cluster.health()) {
            if (!kind.lastError().isEmpty()) {
                troubles.add(kind.kind() + ": " + kind.lastError());
            } else if (kind.provenAt() == null) {
                troubles.add(kind.kind() + " are not listed yet");
            }
        }
        if (!election.lastError().isEmpty()) {
            troubles.add("lease: " + election.lastError());
        }
        return troubles;
    }
}
